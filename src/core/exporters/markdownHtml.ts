// The Markdown of a critique as HTML that holds text and its structure, and nothing that a reader would load or run.
import { escapeHtml } from '../../shared/escapeHtml.ts'
import { looks, markdownPieces, type Inline, type MarkdownPiece } from './markdownPieces.ts'

/** A stretch of the text, UTF-16 units, and what stands beside it once it is over, as HTML. */
export type Marked = { start: number; end: number; className: string; note: string }

type Options = {
  /** Added to the level of each heading. */
  lower?: number
  marked?: readonly Marked[]
}

/** Every link and picture is its text alone. `marked` stretches must not overlap; the first of two that do wins. */
export function markdownHtml(markdown: string, { lower = 0, marked = [] }: Options = {}): string {
  const pieces = markdownPieces(markdown, lower)
  const notes = notesAt(pieces, marked)
  const html = pieces.map((piece) => pieceHtml(piece, { marked, notes })).join('')
  const left = marked.filter((mark) => !notes.placed.has(mark)).map(({ note }) => `<p>${note}</p>`)
  return [html.trimEnd(), ...left].join('\n')
}

type Notes = { at: Map<number, string>; placed: Set<Marked> }
type Marks = { marked: readonly Marked[]; notes: Notes }

/** The notes by the last character that is shown of each stretch: there they stand, once. */
function notesAt(pieces: readonly MarkdownPiece[], marked: readonly Marked[]): Notes {
  const places = pieces.flatMap((piece) => (piece.type === 'tag' ? [] : piece.inline.places))
  const notes: Notes = { at: new Map(), placed: new Set() }
  for (const mark of marked) {
    const last = places.findLast((place) => place >= mark.start && place < mark.end)
    if (last === undefined) continue
    notes.at.set(last, (notes.at.get(last) ?? '') + mark.note)
    notes.placed.add(mark)
  }
  return notes
}

/** The note that stands at a place, once: what was normalised (a NUL) leaves several characters at one place. */
function takeNote({ at }: Notes, place: number): string {
  const note = at.get(place) ?? ''
  at.delete(place)
  return note
}

/** A block ends its line, so that the source of a page can be read. */
function pieceHtml(piece: MarkdownPiece, marks: Marks): string {
  if (piece.type === 'tag')
    return piece.html.startsWith('</') || piece.html === '<hr>' ? `${piece.html}\n` : piece.html
  if (piece.type === 'text') return inlineHtml(piece.inline, marks)
  const notes = piece.inline.places.map((place) => takeNote(marks.notes, place)).join('')
  return `<pre><code>${escapeHtml(piece.inline.text)}</code></pre>${notes}\n`
}

function inlineHtml({ text, places, look }: Inline, { marked, notes }: Marks): string {
  const over = (at: number): Marked | undefined =>
    marked.find(({ start, end }) => places[at]! >= start && places[at]! < end)
  let html = ''
  for (let from = 0; from < text.length;) {
    const mark = over(from)
    let to = from + 1
    while (to < text.length && look[to] === look[from] && over(to) === mark && !notes.at.has(places[to - 1]!))
      to++
    html += runHtml(text.slice(from, to), look[from]!, mark)
    html += takeNote(notes, places[to - 1]!)
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
