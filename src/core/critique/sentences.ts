// Cuts Markdown prose into sentences and knows where each stands. Never reads what they say.

/** `start`, `end` count UTF-16 units of the whole text; `text` is what stands between them. */
export type Sentence = { start: number; end: number; text: string }

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** After these a full stop ends no sentence; the segmenter already keeps "f/2.8" and "1/60 s" together. */
const abbreviation = /(?:\b(?:e\.g|i\.e|approx|ca|cf|vs|etc|fig|no|dr|mr|mrs|st)\.)\s*$/i

/** A line that begins something new: a list item, a quote, bold advice. */
const blockStart = /^\s*(?:[-*+>]\s|\d{1,2}[.)]\s|\*\*)/

/** A paragraph or list item that gives advice: "**Try:** ...", "Tip: ...". */
const advice = /^\W*(?:try|tip|suggestion|advice|consider|improvement|next (?:time|step))\W*:/i

/** Advice about the picture as it is: none that is meant for the next one. */
const tryLine = /^\W*(?:try|tip|suggestion|advice|consider|improvement)\W*:/i

/** The sentences of `text[from..to)` that say what to try on this picture. */
export function triesIn(text: string, from: number, to: number): Sentence[] {
  return blocksIn(text, from, to)
    .filter((block) => tryLine.test(block.text))
    .flatMap(splitBlock)
}

/** Like `sentencesIn`, with the sentences that give advice. */
export function allSentencesIn(text: string, from: number, to: number): Sentence[] {
  return blocksIn(text, from, to).flatMap(splitBlock)
}

/** The sentences of the prose in `text[from..to)`, without list marks and without blocks of advice. */
export function sentencesIn(text: string, from: number, to: number): Sentence[] {
  return blocksIn(text, from, to)
    .filter((block) => !advice.test(block.text))
    .flatMap(splitBlock)
}

/** Paragraphs and list items; lines wrapped by hand are joined, their line ends become spaces of the same length. */
function blocksIn(text: string, from: number, to: number): Sentence[] {
  const blocks: Sentence[] = []
  let open: Sentence | null = null
  for (const line of text.slice(from, to).matchAll(/[^\n]*(?:\n|$)/g)) {
    const content = line[0].replace(/[\r\n]/g, ' ')
    if (content.trim() === '' || /^ {0,3}#/.test(content)) {
      open = null
    } else if (open && !blockStart.test(content)) {
      open.text += content
      open.end += content.length
    } else {
      const start = from + line.index
      open = { start, end: start + content.length, text: content }
      blocks.push(open)
    }
  }
  return blocks
}

function splitBlock(block: Sentence): Sentence[] {
  const mark = /^\s*(?:(?:[-*+>]|\d{1,2}[.)])\s+)?/.exec(block.text)![0].length
  const found: Sentence[] = []
  let begun: number | null = null
  for (const { segment, index } of segmenter.segment(block.text.slice(mark))) {
    begun ??= index
    const end = index + segment.length
    const whole = block.text.slice(mark + begun, mark + end)
    if (abbreviation.test(whole) && mark + end < block.text.length) continue
    const trimmed = whole.trimEnd()
    const start = block.start + mark + begun
    if (trimmed !== '') found.push({ start, end: start + trimmed.length, text: trimmed })
    begun = null
  }
  return found
}
