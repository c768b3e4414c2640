// The model's raw lines in, a finished critique out: every line is checked against the grammar before it is shown.
// Never shows a sentence that the plan does not call for; what fails or is missing is written from the grammar.
import { readRawLine, type RawLine } from './layout.ts'
import { listPlaces, type Place } from './places.ts'
import type { StarterPlan } from './plan.ts'
import type { Slots } from './slots.ts'

export type StarterStream = {
  /** Raw text of the model, in any pieces; returns what may be shown now. */
  push: (raw: string) => string
  /** The model is done: returns the rest, completed. */
  finish: () => string
  /** Lines that the app had to write because the model's were wrong or missing. */
  replaced: () => number
}

/**
 * The text it shows depends on the model's whole text only, not on how it was cut into pieces. A line that fails is
 * replaced at once, without asking the model again: the grammar's own sentence says the same, and nobody waits.
 */
export function createStarterStream(plan: StarterPlan): StarterStream {
  const places = listPlaces(plan)
  let at = 0
  let replaced = 0
  let held = ''

  const show = (sentence: string): string => {
    const { before, slots } = places[at++]!
    return before + fillSlots(sentence, slots) + (at === places.length ? '\n' : '')
  }
  const showTemplate = (): string => {
    replaced += 1
    return show(places[at]!.template())
  }
  const showTemplatesTo = (end: number): string => Array.from({ length: end - at }, showTemplate).join('')

  const take = (line: string): string => {
    const place = places[at]
    if (!place || line === '') return ''
    const raw = readRawLine(line)
    const found = raw && findPlace(places, at, raw)
    if (found) return showTemplatesTo(found.index) + show(found.isHeading ? found.template() : raw.sentence)
    // Said before, or one too many: dropped. Anything else spoils the place it stands in.
    const isKnown = places.slice(place.sectionStart, at).some(({ word }) => word === raw?.word)
    return isKnown || place.isHeading ? '' : showTemplate()
  }

  return {
    push(raw) {
      const lines = (held + raw).split('\n')
      held = lines.pop()!
      return lines.map((line) => take(line.trim())).join('')
    },
    finish() {
      const last = take(held.trim())
      held = ''
      return last + showTemplatesTo(places.length)
    },
    replaced: () => replaced,
  }
}

/** The place a line belongs to: the next one, one further on in its section, or any later heading. */
function findPlace(places: Place[], from: number, raw: RawLine): Place | null {
  const nextHeading = places.findIndex((place, index) => index > from && place.isHeading)
  const isNear = (index: number): boolean => nextHeading === -1 || index < nextHeading
  const found = places.find(
    (place, index) =>
      index >= from &&
      (place.isHeading || isNear(index)) &&
      place.word === raw.word &&
      place.allows(raw.sentence),
  )
  return found ?? null
}

function fillSlots(sentence: string, slots: Slots): string {
  return sentence.replace(/\{([a-z]+)\}/g, (slot, name: string) => slots[name] ?? slot)
}
