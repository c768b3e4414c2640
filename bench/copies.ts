/** The bytes of a JPEG with a comment at its head: another file with the same picture, which is no duplicate. */
export function withComment(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.from(text)
  const length = comment.length + 2
  const head = Buffer.from([0xff, 0xfe, length >> 8, length & 0xff])
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)])
}
