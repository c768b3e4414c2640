// Characters that could steer a terminal: C0 and C1 controls with DEL, line and paragraph separators, and the
// bidirectional overrides that show text in another order than it has. Tab and newline are judged apart.
// oxlint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

const ignorable = String.raw`\p{Default_Ignorable_Code_Point}`
const stacked = String.raw`[[\p{Mn}\p{Me}]--${ignorable}]`
const mark = String.raw`[\p{M}--${ignorable}]`
const visible = String.raw`[[\p{L}\p{N}\p{P}\p{S}\p{Mc}\p{Co}]--${ignorable}]`
// Scripts whose letters take another form beside a joiner (Unicode Standard 16, section 23.2).
const joining = ['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Mandaic', 'Adlam', 'Hanifi_Rohingya', 'Devanagari']
  .concat(['Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'])
  .concat(['Khmer', 'Myanmar'])
  .map((script) => String.raw`\p{Script=${script}}`)
const letter = String.raw`[\p{L}&&[${joining.join('')}]]`
const joiner = String.raw`[\u200c\u200d\u180e]`
const picture = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?`
// Invisible characters and stacked marks where writing has them. More than four marks on one climb into other lines.
const inPlace = [
  String.raw`\p{RGI_Emoji_Tag_Sequence}`,
  // No picture in use joins more than four.
  String.raw`${picture}(?:\u200d${picture}){1,3}`,
  String.raw`${letter}(?:${mark}{0,2}${joiner}${mark}{1,2}|${mark}{0,4}${joiner}(?=${letter}))`,
  // A Malayalam consonant without a vowel, as it was written before it had a character of its own.
  String.raw`\p{Script=Malayalam}\u0d4d\u200d`,
  String.raw`(?:\p{Emoji}[\ufe0e\ufe0f]|\p{Script=Han}[\u{e0100}-\u{e01ef}]|\p{Script=Mongolian}[\u180b-\u180d\u180f]|${visible}[\ufe00-\ufe0d])${stacked}{0,4}`,
  String.raw`${visible}${stacked}{1,4}`,
].join('|')
// Marks of direction are ignorable too, but belong to texts that mix scripts.
const unseen = String.raw`[[\p{Mn}\p{Me}${ignorable}\ufff9-\ufffb]--[\u061c\u200e\u200f]]`
const placed = new RegExp(`(${inPlace})|${unseen}`, 'gv')

/**
 * Untrusted text made safe to print: each steering character becomes U+FFFD, tabs and carriage returns blanks.
 * So do invisible characters and stacked marks that no writing has there: they hide words, or cover other lines.
 * The length in UTF-16 units stays, so offsets into the text stay true.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\t\r]/g, ' ')
    .replaceAll(steering, '\ufffd')
    .replaceAll(placed, (found: string, kept?: string) => kept ?? '\ufffd'.repeat(found.length))
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
