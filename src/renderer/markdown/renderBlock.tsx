// Markdown tokens become React elements from a fixed list of tags. No HTML, no pictures, no addresses.
import { createElement, Fragment, type ReactNode } from 'react'
import { sectionNamed, type SectionId } from '../../shared/critique.ts'
import type { Level } from '../../shared/levels.ts'
import { createTextLocator, type TextLocator } from '../../shared/textLocator.ts'
import { parser } from './blocks.ts'
import { createMarker, type Marked, type Marker } from './marker.tsx'

/** The headings of the page stand above those of a critique. */
const headings: Record<string, string> = { h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h4', h5: 'h4', h6: 'h4' }
const blockTags = ['p', 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
const tags = new Set([...blockTags, 'em', 'strong', 's'])
const tagOf = (tag: string): string => headings[tag] ?? (tags.has(tag) ? tag : 'span')

type Token = ReturnType<typeof parser.parse>[number]
type Element = { tag: string; props: Record<string, unknown>; children: ReactNode[] }
type Context = { locator: TextLocator; marker: Marker; levels: SectionLevels }
/** How well each section is done that was judged. */
export type SectionLevels = ReadonlyMap<SectionId, Level>

/** The elements of one block. `marked`: what is said of its sentences, with offsets from the start of `source`. */
export function renderBlock(source: string, marked: Marked, levels: SectionLevels): ReactNode[] {
  const context = { locator: createTextLocator(source), marker: createMarker(source, marked), levels }
  return render(parser.parse(source, {}), context, 'b')
}

function render(tokens: readonly Token[], context: Context, path: string): ReactNode[] {
  const root: Element = { tag: '', props: {}, children: [] }
  const open = [root]
  tokens.forEach((token, index) => {
    const key = `${path}.${index}`
    const parent = open.at(-1) ?? root
    if (token.nesting === 1) open.push({ ...opened(token, tokens[index + 1], key), children: [] })
    else if (token.nesting === -1) close(open, root)
    else parent.children.push(...leaf(token, context, key, isHeading(parent)))
  })
  while (open.length > 1) close(open, root)
  return root.children
}

const isHeading = ({ tag }: Element): boolean => tag === 'h3' || tag === 'h4'

/** A link is its text alone, and an unknown tag a plain span. Tight list items have no paragraph of their own. */
function opened(token: Token, next: Token | undefined, key: string): Omit<Element, 'children'> {
  const props: Record<string, unknown> = { key }
  const start = token.tag === 'ol' ? Number(token.attrGet('start') ?? 1) : 1
  if (start !== 1) props['start'] = start
  if (token.tag === 'p' && next?.content.startsWith('**Try:')) props['className'] = 'try'
  // While its first word is still to be written, a heading is none: a screen reader would stop at nothing.
  const isEmpty = token.type === 'heading_open' && next?.content === ''
  return { tag: token.hidden || isEmpty ? '' : tagOf(token.tag), props }
}

function close(open: Element[], root: Element): void {
  const { tag, props, children } = open.pop() ?? root
  const parent = open.at(-1) ?? root
  if (tag === '') parent.children.push(...children)
  else parent.children.push(createElement(tag, props, ...children))
}

function leaf(token: Token, context: Context, key: string, inHeading: boolean): ReactNode[] {
  const { locator, marker, levels } = context
  switch (token.type) {
    case 'inline': {
      const scored = inHeading ? (scoredHeading(token) ?? judgedHeading(token, levels)) : null
      if (scored) return [scored]
      const children = render(token.children ?? [], context, key)
      return [<Fragment key={key}>{[...children, ...marker.notesBegunBefore(locator.end())]}</Fragment>]
    }
    case 'text':
    case 'text_special':
      return marker.mark(token.content, locator.locate(token), key)
    case 'softbreak':
      return ['\n']
    case 'hardbreak':
      return [<br key={key} />]
    case 'hr':
      return [<hr key={key} />]
    case 'code_inline':
      return [<code key={key}>{marker.mark(token.content, locator.locate(token), key)}</code>]
    case 'fence':
    case 'code_block':
      return [
        <pre key={key} tabIndex={0}>
          <code>{token.content}</code>
        </pre>,
      ]
    default:
      return [token.content]
  }
}

/** "Composition" with the word of its level behind it. */
function judgedHeading({ content }: Token, levels: SectionLevels): ReactNode | null {
  const id = sectionNamed(content)
  const level = id && levels.get(id)
  if (!level) return null
  return (
    <Fragment key="judged">
      {content} <span className="section-level">{level}</span>
    </Fragment>
  )
}

/**
 * "Composition · 7.5", as earlier versions wrote it, with its score apart, also while the score is still being written.
 */
function scoredHeading({ content, children }: Token): ReactNode | null {
  const isPlain = children?.length === 1
  const match = /^([^·]*\S) ·\s*(\d{0,2}(?:\.\d?)?)$/.exec(content)
  if (!match || !isPlain) return null
  const [, title, score] = match
  return (
    <Fragment key="scored">
      {title} <span className="section-score">{score}</span>
    </Fragment>
  )
}
