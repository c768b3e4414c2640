// Which characters of a line of Markdown are marks, and which are strong, emphasised or code.

export const looks = { mark: 1, strong: 2, em: 4, code: 8 } as const

const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character)
const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)
const isPunctuation = (character: string | undefined): boolean =>
  character !== undefined && /[!-/:-@[-`{-~]/.test(character)

const link = /(!?\[)([^[\]\n]{1,500})\]\([^()\n]{0,2000}\)/g

type Opener = { character: string; length: number; at: number }

/** For each UTF-16 unit the sum of its `looks`. Links and pictures are their text alone; marks without a partner stay. */
export function emphasisOf(text: string): Uint8Array {
  const look = new Uint8Array(text.length)
  const hide = (from: number, to: number): void => {
    for (let at = from; at < to; at++) look[at]! |= looks.mark
  }
  const paint = (from: number, to: number, as: number): void => {
    for (let at = from; at < to; at++) look[at]! |= as
  }
  let openers: Opener[] = []
  const close = (character: string, length: number, at: number): boolean => {
    const index = openers.findLastIndex((each) => each.character === character && each.length === length)
    const opener = openers[index]
    if (!opener || opener.at + length === at) return false
    openers = openers.slice(0, index)
    hide(opener.at, opener.at + length)
    hide(at, at + length)
    paint(opener.at, at + length, length === 2 ? looks.strong : looks.em)
    return true
  }
  const codeEnd = codeEnds(text)
  for (let at = 0; at < text.length;) {
    const character = text[at]!
    if (character === '\\' && isPunctuation(text[at + 1])) {
      hide(at, at + 1)
      at += 2
    } else if (character === '`') {
      const run = runAt(text, at)
      const end = codeEnd(at, run)
      if (end === null) at += run
      else {
        hide(at, at + run)
        paint(at + run, end, looks.code)
        hide(end, end + run)
        at = end + run
      }
    } else if (character === '*' || character === '_') {
      const run = runAt(text, at)
      const before = text[at - 1]
      const after = text[at + run]
      const isInside = character === '_' && isLetter(before) && isLetter(after)
      for (let left = run; left > 0;) {
        const top = openers.at(-1)
        // Of ***both*** the inner pair ends first.
        const length = top?.character === character && top.length <= left ? top.length : left >= 2 ? 2 : 1
        const mark = at + run - left
        const isClosed = !isInside && !isBlank(before) && close(character, length, mark)
        if (!isClosed && !isInside && !isBlank(after)) openers.push({ character, length, at: mark })
        left -= length
      }
      at += run
    } else at++
  }
  for (const { 0: whole, 1: opening, 2: label, index } of text.matchAll(link)) {
    const from = index + opening!.length
    if (look[from]! & looks.code) continue
    hide(index, from)
    hide(from + label!.length, index + whole.length)
  }
  return look
}

function runAt(text: string, at: number): number {
  let end = at + 1
  while (text[end] === text[at]) end++
  return end - at
}

/** Where a run of `length` backticks that begins at `at` finds its like, null where it does not; `at` only rises. */
function codeEnds(text: string): (at: number, length: number) => number | null {
  const runs = Map.groupBy([...text.matchAll(/`+/g)], ({ 0: run }) => run.length)
  const passed = new Map<number, number>()
  return (at, length) => {
    const alike = runs.get(length) ?? []
    let next = passed.get(length) ?? 0
    while (next < alike.length && alike[next]!.index <= at) next++
    passed.set(length, next)
    return alike[next]?.index ?? null
  }
}
