// The model's text in, a finished critique out: shown as it comes for as long as it is what the script allows. Where it
// leaves the script, or ends early, the script's own first sentences complete it.
import type { Remark } from '../../shared/remarks.ts'
import type { Script } from './script.ts'

export type StarterStream = {
  /** Text of the model, in any pieces; returns what may be shown now. */
  push: (raw: string) => string
  /** The model is done: returns the rest, completed. */
  finish: () => string
  /** Places that the model did not choose for. */
  replaced: () => number
  /** What is tied to a place or to an operation, of the text so far. */
  remarks: () => Remark[]
}

export function createStarterStream({ places }: Script): StarterStream {
  const remarks: Remark[] = []
  let at = 0
  let live = startOf(0)
  let said = ''
  let length = 0
  let isLost = false
  let replaced = 0

  function startOf(index: number): string[] {
    const place = places[index]
    const end = index === places.length - 1 ? '\n' : ''
    return place ? place.sentences.map((sentence) => place.before + sentence + end) : []
  }
  /** The place is filled: notes what its sentence is tied to. */
  function closePlace(text: string): void {
    const { before, regions, operation, card } = places[at]!
    if (regions.length > 0 || operation !== null || card) {
      const start = length + before.length
      const end = length + text.trimEnd().length
      remarks.push({ start, end, regions, operation, ...(card && { card }) })
    }
    length += text.length
    at += 1
    live = startOf(at)
    said = ''
  }

  return {
    push(raw) {
      let shown = ''
      for (const character of raw) {
        if (isLost || at === places.length) break
        const still = live.filter((text) => text.startsWith(said + character))
        if (still.length === 0) {
          isLost = true
          break
        }
        live = still
        said += character
        shown += character
        if (live[0] === said) closePlace(said)
      }
      return shown
    },
    finish() {
      let rest = ''
      while (at < places.length) {
        const text = live[0]!
        replaced += 1
        rest += text.slice(said.length)
        closePlace(text)
      }
      return rest
    },
    replaced: () => replaced,
    remarks: () => remarks,
  }
}
