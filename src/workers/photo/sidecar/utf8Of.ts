/** The text of a file that is UTF-8 and says nothing else of itself; null for any other. */
export function utf8Of(bytes: Uint8Array): string | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
  const declared = /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/.exec(text)?.[1]
  const isOther = declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared)
  return text.includes('\0') || isOther ? null : text
}
