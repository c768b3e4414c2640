// The Markdown of a critique as tags and text, each character with its place in the source. Writes no HTML of text.
import MarkdownIt from 'markdown-it'
import { createTextLocator, type TextLocator } from '../../shared/textLocator.ts'

/** Model text is untrusted: no HTML, no definitions that change what stands elsewhere, and nothing wider than a page. */
const parser = new MarkdownIt({ html: false, linkify: false }).disable([
  'reference',
  'table',
  'strikethrough',
  'text_join',
])
type Token = ReturnType<typeof parser.parse>[number]

export const looks = { strong: 1, em: 2, code: 4 } as const

/** Each UTF-16 unit of `text` with where it stands in the source, and the sum of its `looks`. */
export type Inline = { text: string; places: number[]; look: number[] }
/** A tag of a block as HTML, text within a block, or a block of code, of which only places are told. */
export type MarkdownPiece =
  | { type: 'tag'; html: string }
  | { type: 'text'; inline: Inline }
  | { type: 'code'; inline: Inline }

/** Every link and picture is its text alone. `lower` is added to the level of each heading, which is 6 at most. */
export function markdownPieces(markdown: string, lower: number): MarkdownPiece[] {
  const locator = createTextLocator(markdown)
  return parser.parse(markdown, {}).flatMap((token): MarkdownPiece[] => {
    if (token.type === 'inline') return [{ type: 'text', inline: inlineOf(token.children ?? [], locator) }]
    if (token.type === 'fence' || token.type === 'code_block') {
      const inline: Inline = { text: '', places: [], look: [] }
      const { type, markup, content } = token
      append(inline, { type, markup, content: content.replace(/\n$/, '') }, 0, locator)
      return [{ type: 'code', inline }]
    }
    // A paragraph in a tight list has no tag of its own.
    return token.hidden
      ? []
      : [{ type: 'tag', html: `<${token.nesting === -1 ? '/' : ''}${tagOf(token, lower)}>` }]
  })
}

const tagOf = ({ type, tag }: Token, lower: number): string =>
  type.startsWith('heading_') ? `h${Math.min(6, Number(tag.slice(1)) + lower)}` : tag

function inlineOf(tokens: readonly Token[], locator: TextLocator): Inline {
  const inline: Inline = { text: '', places: [], look: [] }
  const depth = { strong: 0, em: 0 }
  for (const token of tokens) {
    const { type, nesting } = token
    if (type.startsWith('strong_')) depth.strong += nesting
    else if (type.startsWith('em_')) depth.em += nesting
    else if (!type.startsWith('link_')) {
      const look = (depth.strong && looks.strong) + (depth.em && looks.em)
      append(inline, token, type === 'code_inline' ? look + looks.code : look, locator)
    }
  }
  return inline
}

function append(
  inline: Inline,
  token: Pick<Token, 'type' | 'markup' | 'content'>,
  look: number,
  locator: TextLocator,
): void {
  const isBreak = token.type === 'softbreak' || token.type === 'hardbreak'
  const text = isBreak ? '\n' : token.content
  const { start, end } = isBreak ? { start: locator.end(), end: locator.end() + 1 } : locator.locate(token)
  for (let index = 0; index < text.length; index++) {
    inline.places.push(Math.min(start + index, Math.max(start, end - 1)))
    inline.look.push(look)
  }
  inline.text += text
}
