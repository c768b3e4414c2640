// Tells what a model thinks from what it says: text between thinking tags goes to a channel of its own.
// Never holds back more than the beginning of a tag.

/** Written exactly so by the models that think aloud. */
const tags = [
  { open: '<think>', close: '</think>' },
  { open: '<thinking>', close: '</thinking>' },
] as const
type Tag = (typeof tags)[number]

/** A part of the stream. */
export type Said = { text: string; reasoning: string }

export type ReasoningSplitter = {
  /** What is certain after this piece of the stream. */
  push: (piece: string) => Said
  /** True while the beginning of what may be a tag is held back. */
  isHolding: () => boolean
  /** What was held back, at the end of the stream. */
  end: () => Said
}

/** The tag that a prompt leaves open, so that the answer begins as a thought. */
export function openTag(prompt: string): Tag | null {
  return tags.find(({ open }) => prompt.trimEnd().endsWith(open)) ?? null
}

/** `opened`: the tag that the prompt left open. Line breaks that follow a closing tag belong to it. */
export function createReasoningSplitter(opened: Tag | null = null): ReasoningSplitter {
  let inside = opened
  let afterTag = false
  let held = ''

  const pass = (said: Said, passed: string): void => {
    if (inside) {
      said.reasoning += passed
      return
    }
    const text = afterTag ? passed.replace(/^[\r\n]+/, '') : passed
    if (text !== '') afterTag = false
    said.text += text
  }
  return {
    push: (piece) => {
      const said = { text: '', reasoning: '' }
      held += piece
      for (let found = findTag(held, inside); found; found = findTag(held, inside)) {
        pass(said, held.slice(0, found.at))
        held = held.slice(found.at + found.length)
        afterTag = inside !== null
        inside = inside ? null : found.tag
      }
      const certain = held.length - unfinishedTag(held, inside)
      pass(said, held.slice(0, certain))
      held = held.slice(certain)
      return said
    },
    isHolding: () => held !== '',
    end: () => {
      const said = { text: '', reasoning: '' }
      pass(said, held)
      held = ''
      return said
    },
  }
}

/** The first tag in `text` that ends the thought, or begins one. */
function findTag(text: string, inside: Tag | null): { tag: Tag; at: number; length: number } | null {
  const found = candidates(inside)
    .map(({ tag, word }) => ({ tag, at: text.indexOf(word), length: word.length }))
    .filter(({ at }) => at >= 0)
  return found.toSorted((a, b) => a.at - b.at)[0] ?? null
}

/** How many characters at the end of `text` may be the beginning of a tag. */
function unfinishedTag(text: string, inside: Tag | null): number {
  const words = candidates(inside).map(({ word }) => word)
  const longest = Math.max(...words.map((word) => word.length)) - 1
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const end = text.slice(-length)
    if (words.some((word) => word.startsWith(end))) return length
  }
  return 0
}

function candidates(inside: Tag | null): { tag: Tag; word: string }[] {
  return inside ? [{ tag: inside, word: inside.close }] : tags.map((tag) => ({ tag, word: tag.open }))
}
