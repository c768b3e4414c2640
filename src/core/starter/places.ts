// A plan as the places of a critique, in order: what may stand there and what is put before it. Never fills one.
import { AppError } from '../../shared/errors.ts'
import { adviceMark } from '../critique/skeleton.ts'
import { expandForm } from './form.ts'
import { headingLine, variants, type SectionPlan } from './layout.ts'
import type { StarterPlan } from './plan.ts'
import { seededRandom, seedFor } from './random.ts'
import type { Slots } from './slots.ts'

export type Place = {
  /** A section's name or a label. */
  word: string
  isHeading: boolean
  index: number
  /** Index of the section's heading. */
  sectionStart: number
  /** Markdown between the place before and this one. */
  before: string
  slots: Slots
  /** Whether the model's sentence, slots unfilled, may stand here; a heading has none. */
  allows: (sentence: string) => boolean
  /** What the app writes: the heading; or the sentence where the model's cannot stand: the form the variant prefers, choices by the seed. */
  template: () => string
}

export function listPlaces(plan: StarterPlan): Place[] {
  const places: Place[] = []
  for (const section of plan.sections) {
    const sectionStart = places.length
    places.push(headingPlace(section, sectionStart))
    for (const [position, label] of section.labels.entries()) {
      const seed = seedFor(plan.seed, places.length)
      const before = markBefore(section.id, label, position)
      places.push({ ...sentencePlace(plan, label, seed), index: places.length, sectionStart, before })
    }
  }
  return places
}

function headingPlace(section: SectionPlan, sectionStart: number): Place {
  const heading = headingLine(section.id)
  return {
    word: section.id,
    isHeading: true,
    index: sectionStart,
    sectionStart,
    before: sectionStart === 0 ? '' : '\n\n',
    slots: {},
    allows: (sentence) => sentence === '',
    template: () => heading,
  }
}

function sentencePlace(plan: StarterPlan, label: string, seed: number) {
  const { grammar, advisor, variant, slots } = plan
  return {
    word: label,
    isHeading: false,
    slots,
    allows: (sentence: string) => grammar.allows(label, advisor, sentence),
    template: () => {
      const forms = grammar.forms(label, advisor)
      const form = forms[variants.indexOf(variant) % forms.length]
      if (!form) throw new AppError('grammar-invalid', `The starter writer has no sentence for "${label}".`)
      return expandForm(form, seededRandom(seed))
    },
  }
}

/** Lists have a mark per line, advice a paragraph of its own; other sentences flow on. */
function markBefore(section: string, label: string, position: number): string {
  if (section === 'strengths') return '\n- '
  if (section === 'next') return `\n${position + 1}. `
  if (label.startsWith('try')) return `\n\n${adviceMark}`
  return position === 0 ? '\n' : ' '
}
