// Cuts the Markdown of a critique into its blocks, each character with its place in the text. Never reads inside a line.

/** `places[i]` is where character `i` of `text` stands in the whole, in UTF-16 units. */
export type Inline = { text: string; places: number[] }
export type MarkdownBlock =
  | { type: 'heading'; level: number; inline: Inline }
  | { type: 'paragraph' | 'quote' | 'bullet' | 'number'; inline: Inline }
  | { type: 'code'; inline: Inline }
  | { type: 'rule' }

const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/
const rule = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const fence = /^ {0,3}(`{3,}|~{3,})/
const bullet = /^[ \t]*[-*+][ \t]+/
const numbered = /^[ \t]*\d{1,9}[.)][ \t]+/
const quote = /^ {0,3}>[ \t]?/

/** Headings, paragraphs, quotes, lists on one level, fenced code and rules; whatever else there is, is a paragraph. */
export function markdownBlocks(markdown: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  let open: Exclude<MarkdownBlock, { type: 'rule' }> | null = null
  let closing: RegExp | null = null
  const begin = (block: Exclude<MarkdownBlock, { type: 'rule' }>): void => {
    open = block
    blocks.push(block)
  }
  const empty = (): Inline => ({ text: '', places: [] })
  const add = (line: string, from: number, start: number): void => {
    const { inline } = open!
    if (inline.text !== '') append(inline, '\n', start - 1)
    append(inline, line.slice(from), start + from)
  }
  for (const match of markdown.matchAll(/([^\n]*)(?:\n|$)/g)) {
    const line = match[1]!.replace(/\r$/, '')
    const start = match.index
    if (closing) {
      if (closing.test(line)) {
        closing = null
        open = null
      } else add(line, 0, start)
      continue
    }
    const opening = fence.exec(line)
    if (opening) {
      closing = new RegExp(`^ {0,3}${opening[1]![0]!}{${opening[1]!.length},}\\s*$`)
      begin({ type: 'code', inline: empty() })
    } else if (line.trim() === '') open = null
    else if (rule.test(line)) {
      open = null
      blocks.push({ type: 'rule' })
    } else if (heading.test(line)) {
      const mark = heading.exec(line)!
      begin({ type: 'heading', level: mark[1]!.length, inline: empty() })
      add(line.replace(/[ \t]+#*[ \t]*$/, ''), mark[0].length, start)
      open = null
    } else if (bullet.test(line)) {
      begin({ type: 'bullet', inline: empty() })
      add(line, bullet.exec(line)![0].length, start)
    } else if (numbered.test(line)) {
      begin({ type: 'number', inline: empty() })
      add(line, numbered.exec(line)![0].length, start)
    } else {
      const quoted = quote.exec(line)?.[0].length ?? 0
      // Without its mark a line goes on with what is open.
      if (!open || (quoted > 0 && (open as MarkdownBlock).type !== 'quote')) {
        begin({ type: quoted > 0 ? 'quote' : 'paragraph', inline: empty() })
      }
      add(line, quoted + /^\s*/.exec(line.slice(quoted))![0].length, start)
    }
  }
  return blocks
}

function append(inline: Inline, text: string, start: number): void {
  inline.text += text
  for (let index = 0; index < text.length; index++) inline.places.push(start + index)
}
