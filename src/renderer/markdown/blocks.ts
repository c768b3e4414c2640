// Cuts growing Markdown into its top-level blocks, so that only the unfinished end is parsed again.
import MarkdownIt from 'markdown-it'

/** Model text is untrusted: no HTML, no pictures, no definitions that change what stands elsewhere. */
export const parser = new MarkdownIt({ html: false, linkify: false }).disable([
  'image',
  'reference',
  'text_join',
])

/** `start` counts UTF-16 units of the whole text; the sources of all blocks joined are the text. */
export type Block = { start: number; source: string }

/** A block may still become two, or take in the one before it: "1. a\n\n2" is a list and a paragraph until "." comes. */
const unfinished = 2

/** A function from text to its blocks that remembers the last text: where that only grew, little is parsed. */
export function createBlockSplitter(): (text: string) => Block[] {
  let known = ''
  let blocks: Block[] = []
  return (text) => {
    if (text !== known) {
      const kept = text.startsWith(known) ? blocks.slice(0, -unfinished) : []
      blocks = [...kept, ...split(text, endOf(kept))]
      known = text
    }
    return blocks
  }
}

const endOf = (blocks: Block[]): number => {
  const last = blocks.at(-1)
  return last ? last.start + last.source.length : 0
}

/** The blocks of `text` from the offset `from` on, which begins a block. */
function split(text: string, from: number): Block[] {
  const tail = text.slice(from)
  const lineStarts = [0, ...[...tail.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const starts = [0]
  for (const line of firstLines(tail)) {
    const start = lineStarts[line] ?? tail.length
    if (start > 0 && start !== starts.at(-1)) starts.push(start)
  }
  return starts.map((start, index) => ({ start: from + start, source: tail.slice(start, starts[index + 1]) }))
}

/** The lines on which top-level blocks after the first begin. */
function firstLines(source: string): number[] {
  const tokens: ReturnType<typeof parser.parse> = []
  parser.block.parse(source, parser, {}, tokens)
  const topLevel = tokens.filter(({ level, nesting, map }) => level === 0 && nesting >= 0 && map)
  return topLevel.slice(1).map(({ map }) => map![0])
}
