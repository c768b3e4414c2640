/** Bytes that become text at once: more arguments than this a call may not have. */
const chunkBytes = 8192

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunkBytes))
  }
  return btoa(text)
}
