// Characters that could steer a terminal: C0 and C1 controls with DEL, line and paragraph separators, and the
// bidirectional overrides that show text in another order than it has. Tab and newline are judged apart.
// oxlint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * Untrusted text made safe to print: each steering character becomes U+FFFD, tabs and carriage returns blanks.
 * The length in UTF-16 units stays, so offsets into the text stay true.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\r]/g, ' ')
    .replaceAll(steering, '\ufffd')
}

/** The same on one line, for names: newlines too become U+FFFD. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll('\n', '\ufffd')
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** One line of JSON. DEL, C1 controls and line separators are escaped: some terminals and readers act on them. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029]/g, escaped)}\n`
}
