// Shows the sentence of the critique on the page that an answer quotes: scrolled to and lit, without a change of what is there.
import { placeOfWords, quotedWords, sentenceAround } from './quotes.ts'

/** As the style sheets call what is lit. */
const name = 'quoted'
const blocks = 'p, li, h3, h4, blockquote, td, th'
/** What stands between the sentences and is none of the critique's words. */
const notes = '.flag-note, .try-tools, button'

type Read = { text: string; places: { node: Text; offset: number }[] }

/** One block's letters as they are compared, each with where it stands. */
function readBlock(nodes: readonly Text[]): Read {
  const read: Read = { text: '', places: [] }
  for (const node of nodes) {
    let offset = 0
    for (const character of node.data) {
      const at = offset
      offset += character.length
      const one = /\s/.test(character) ? ' ' : character.replace(/[‘’]/, "'").replace(/[“”]/, '"')
      if (one === ' ' && (read.text === '' || read.text.endsWith(' '))) continue
      read.text += one
      for (let unit = 0; unit < one.length; unit++) read.places.push({ node, offset: at + unit })
    }
  }
  return read
}

/** The text of a critique, block by block. */
function blocksOf(body: Element): Read[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const groups = new Map<Element, Text[]>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!(node instanceof Text) || !parent || parent.closest(notes)) continue
    const block = parent.closest(blocks) ?? body
    groups.set(block, [...(groups.get(block) ?? []), node])
  }
  return [...groups.values()].map(readBlock)
}

/** Nothing is lit any more. */
export const darken = (): void => void CSS.highlights?.delete(name)

/** Lights the sentence that has these words, brings it into view and returns it; null where none has them. */
export function lightSentence(quote: string): string | null {
  darken()
  const body = document.querySelector('.critique-body')
  if (!body) return null
  const words = quotedWords(quote)
  for (const { text, places } of blocksOf(body)) {
    const at = placeOfWords(text, words)
    if (at === -1) continue
    const { start, end } = sentenceAround(text.trimEnd(), at, at + words.length)
    const first = places[start]
    const last = places[end - 1]
    if (!first || !last) continue
    const range = new Range()
    range.setStart(first.node, first.offset)
    range.setEnd(last.node, last.offset + 1)
    // Where a browser cannot light it, it is brought into view all the same.
    CSS.highlights?.set(name, new Highlight(range))
    first.node.parentElement?.scrollIntoView({ block: 'center' })
    return text.slice(start, end)
  }
  return null
}
