/** Bytes of the head of an HTTP message: a first line, its headers and the empty line after them, which are all ASCII. */
export function headBytes(first: string, headers: Iterable<readonly [name: string, value: string]>): number {
  let bytes = first.length + 4
  for (const [name, value] of headers) bytes += name.length + value.length + 4
  return bytes
}
