// The Markdown of a critique as HTML that holds text and its structure, and nothing that a reader would load or run.
import { emphasisOf, looks } from './emphasis.ts'
import { escapeHtml } from './escapeHtml.ts'
import { markdownBlocks, type Inline, type MarkdownBlock } from './markdownBlocks.ts'

/** A stretch of the text, UTF-16 units, and what stands beside it once it is over, as HTML. */
export type Marked = { start: number; end: number; className: string; note: string }

type Options = {
  /** Added to the level of each heading. */
  lower?: number
  marked?: readonly Marked[]
}

/** Every link and picture is its text alone. `marked` stretches must not overlap; the first of two that do wins. */
export function markdownHtml(markdown: string, { lower = 0, marked = [] }: Options = {}): string {
  const html: string[] = []
  let list: 'ul' | 'ol' | null = null
  const enter = (next: 'ul' | 'ol' | null): void => {
    if (next === list) return
    if (list) html.push(`</${list}>`)
    if (next) html.push(`<${next}>`)
    list = next
  }
  const blocks = markdownBlocks(markdown)
  const notes = notesAt(blocks, marked)
  for (const block of blocks) {
    enter(block.type === 'bullet' ? 'ul' : block.type === 'number' ? 'ol' : null)
    html.push(blockHtml(block, lower, { marked, notes }))
  }
  enter(null)
  return [
    ...html,
    ...marked.filter((mark) => !notes.placed.has(mark)).map(({ note }) => `<p>${note}</p>`),
  ].join('\n')
}

type Notes = { at: Map<number, string>; placed: Set<Marked> }
type Marks = { marked: readonly Marked[]; notes: Notes }

/** The notes by the last character that is shown of each stretch: there they stand, once. */
function notesAt(blocks: MarkdownBlock[], marked: readonly Marked[]): Notes {
  const places = blocks.flatMap((block) => (block.type === 'rule' ? [] : block.inline.places))
  const notes: Notes = { at: new Map(), placed: new Set() }
  for (const mark of marked) {
    const last = places.findLast((place) => place >= mark.start && place < mark.end)
    if (last === undefined) continue
    notes.at.set(last, (notes.at.get(last) ?? '') + mark.note)
    notes.placed.add(mark)
  }
  return notes
}

function blockHtml(block: MarkdownBlock, lower: number, marks: Marks): string {
  if (block.type === 'rule') return '<hr>'
  if (block.type === 'code') {
    const notes = block.inline.places.map((place) => marks.notes.at.get(place) ?? '').join('')
    return `<pre><code>${escapeHtml(block.inline.text)}</code></pre>${notes}`
  }
  const inner = inlineHtml(block.inline, marks)
  switch (block.type) {
    case 'heading': {
      const tag = `h${Math.min(6, block.level + lower)}`
      return `<${tag}>${inner}</${tag}>`
    }
    case 'quote':
      return `<blockquote><p>${inner}</p></blockquote>`
    case 'bullet':
    case 'number':
      return `<li>${inner}</li>`
    default:
      return `<p>${inner}</p>`
  }
}

function inlineHtml({ text, places }: Inline, { marked, notes }: Marks): string {
  const look = emphasisOf(text)
  const over = (at: number): Marked | undefined =>
    marked.find(({ start, end }) => places[at]! >= start && places[at]! < end)
  let html = ''
  for (let from = 0; from < text.length;) {
    const mark = over(from)
    let to = from + 1
    while (to < text.length && look[to] === look[from] && over(to) === mark && !notes.at.has(places[to - 1]!))
      to++
    if (!(look[from]! & looks.mark)) html += runHtml(text.slice(from, to), look[from]!, mark)
    html += notes.at.get(places[to - 1]!) ?? ''
    from = to
  }
  return html
}

function runHtml(text: string, look: number, mark: Marked | undefined): string {
  let html = escapeHtml(text)
  if (look & looks.code) html = `<code>${html}</code>`
  if (look & looks.em) html = `<em>${html}</em>`
  if (look & looks.strong) html = `<strong>${html}</strong>`
  return mark ? `<mark class="${mark.className}">${html}</mark>` : html
}
