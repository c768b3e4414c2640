const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = /\s*\S+|\s+$/gu
// East Asian wide and fullwidth characters, and what shows as a picture of its own.
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u
const picture =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)[\p{Emoji}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]*$/u
const syllable = /^[\u1100-\u115e][\u1161-\u11a7][\u11a8-\u11ff]?$/u
const invisible = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]$/u
// A character with the marks that take no column.
const columns = /.[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]*/gsu

function characterWidth(character: string): number {
  if (invisible.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** A grapheme without a bound, as a vowel sign repeated is one, takes the columns of its characters. */
function graphemeWidth(grapheme: string): number {
  if (picture.test(grapheme) || syllable.test(grapheme)) return 2
  let width = 0
  for (const character of grapheme) width += characterWidth(character)
  return width
}

/** Columns that `text` takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

/** The longest beginning of `text` that fits into `width` columns, but at least one character. */
function fitting(text: string, width: number): string {
  let used = 0
  let length = 0
  for (const { segment } of graphemes.segment(text)) {
    for (const part of graphemeWidth(segment) > 2 ? (segment.match(columns) ?? []) : [segment]) {
      used += graphemeWidth(part)
      if (used > width && length > 0) return text.slice(0, length)
      length += part.length
    }
  }
  return text
}

/** Cuts `text` to `width` columns, with an ellipsis where something is missing. */
export function clip(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${fitting(text, Math.max(1, width - 1))}…`
}

/** A line as a terminal shows it; `end` is the offset in the source after it, with the blank or newline that ended it. */
export type WrappedLine = { text: string; end: number }

/** `word` in pieces of at most `width` columns: only a word wider than a line has more than one. */
function pieces(word: string, width: number): string[] {
  const found: string[] = []
  for (let rest = word; rest !== ''; rest = rest.slice(found.at(-1)?.length)) found.push(fitting(rest, width))
  return found
}

/** One paragraph, which starts at offset `start` of the source. */
function wrapParagraph(paragraph: string, start: number, width: number): WrappedLine[] {
  const lines: WrappedLine[] = []
  let line = ''
  let end = start
  const breakLine = (): void => {
    lines.push({ text: line, end })
    line = ''
  }
  for (const [token] of paragraph.matchAll(words)) {
    let word = token
    if (line !== '' && displayWidth(line + token.trimEnd()) > width) {
      word = token.trimStart()
      end += token.length - word.length
      breakLine()
    }
    for (const [index, piece] of (line === '' ? pieces(word, width) : [word]).entries()) {
      if (index > 0) breakLine()
      line += piece
      end += piece.length
    }
  }
  return [...lines, { text: line.trimEnd(), end }]
}

/**
 * Breaks `text` into lines of at most `width` columns, at blanks where it can.
 * More text added at the end changes the last line only, so all lines before it can be printed for good.
 */
export function wrap(text: string, width: number): WrappedLine[] {
  let start = 0
  return text.split('\n').flatMap((paragraph, index, all) => {
    const lines = wrapParagraph(paragraph, start, width)
    start += paragraph.length + 1
    const last = lines.at(-1)
    if (last && index < all.length - 1) last.end += 1
    return lines
  })
}
