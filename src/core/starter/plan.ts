// What the starter writer is to say of one photograph: the app decides all of it, the model only words it.
// Never reads a picture; never says what no fact covers.
import type { Advisor } from '../../shared/advisors.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Camera } from '../../shared/photos.ts'
import { chooseNext, chooseStrengths, chooseTries } from './advice.ts'
import { readBands, type Bands } from './bands.ts'
import type { Grammar } from './grammar.ts'
import {
  commentedSections,
  plainAdvisor,
  renderPrompt,
  systemText,
  variants,
  type CommentedSection,
  type SectionPlan,
} from './layout.ts'
import { seededRandom } from './random.ts'
import { fillingsFor, type Slots } from './slots.ts'

export type StarterPlan = {
  grammar: Grammar
  /** The id whose sentences are used: the advisor's, or `plain`. */
  advisor: string
  variant: string
  seed: number
  sections: SectionPlan[]
  slots: Slots
  /** The outline, labels only, as the model was trained on them. */
  prompt: { system: string; user: string }
}

export type StarterInput = {
  grammar: Grammar
  /** Any member may be missing; what rests on it is left out. */
  facts: Facts
  camera: Camera | null
  /** `focus`: the sections this advisor dwells on, most important first. */
  advisor: Pick<Advisor, 'id' | 'focus'>
  /** The same input and seed give the same plan. */
  seed: number
}

/**
 * Bands, advice and slots for one photograph. Depth & Perspective and Emotional Impact are always left out: the focus
 * map and the corner falloff are hints at best, and no measurement tells what a picture moves. No section has a score:
 * what is measured belongs to the photograph and not to an advisor.
 */
export function planStarter({ grammar, facts, camera, advisor, seed }: StarterInput): StarterPlan {
  const bands = readBands(facts, camera)
  const tries = chooseTries(bands, facts)
  const remarks = comments(bands)
  const { focus } = advisor
  const name = grammar.advisors.has(advisor.id) ? advisor.id : plainAdvisor
  const commented = commentedSections
    .filter((id) => bases[id].some((topic) => bands[topic] !== null))
    .map((id) => {
      const opening = focus.includes(id) ? `open${id}any` : null
      return { id, labels: [opening, ...remarks[id], tries[id] ?? null] }
    })
  const planned: { id: SectionPlan['id']; labels: (string | null)[] }[] = [
    { id: 'see', labels: sights(bands) },
    ...commented,
    { id: 'strengths', labels: chooseStrengths(bands, facts, focus) },
    { id: 'next', labels: chooseNext(bands, facts, focus, seed) },
  ]
  const variant = variants[Math.floor(seededRandom(seed)() * variants.length)]!
  const sections = planned.map(({ id, labels }) => ({
    id,
    labels: labels.filter((label) => label !== null),
  }))
  return {
    grammar,
    advisor: name,
    variant,
    seed,
    sections,
    slots: fillingsFor(facts, camera),
    prompt: { system: systemText, user: renderPrompt(name, variant, sections) },
  }
}

/** What each section needs: one of these has to be measured, or it is left out. */
const bases: Record<CommentedSection, (keyof Bands)[]> = {
  composition: ['space', 'tilt'],
  lighting: ['light', 'highlights', 'contrast'],
  focus: ['edge', 'noise'],
  color: ['chroma'],
  balance: ['mirror'],
}

const label = (topic: string, band: string | null): string | null => (band === null ? null : topic + band)

/** What was measured, without judging it. */
function sights(bands: Bands): (string | null)[] {
  const { tilt, space } = bands
  const seen = [
    label('frame', bands.frame),
    label('light', bands.light),
    label('palette', bands.palette),
    tilt === 'level' ? 'linelevel' : tilt === 'slight' || tilt === 'strong' ? 'linelean' : null,
    label('weight', bands.side),
    space === null ? null : { low: 'spacefull', mid: 'spacesome', high: 'spaceopen' }[space],
  ]
  return seen.every((each) => each === null) ? ['noneknown'] : seen
}

/** What each section says of its bands, in the order of the grammar. */
function comments(bands: Bands): Record<CommentedSection, (string | null)[]> {
  return {
    composition: [label('place', bands.place), label('empty', bands.space), label('tilt', bands.tilt)],
    lighting: [
      label('tone', bands.light),
      label('hi', bands.highlights),
      label('sh', bands.shadows),
      label('con', bands.contrast),
      label('corner', bands.corner),
    ],
    focus: [
      label('edge', bands.edge),
      label('noise', bands.noise),
      bands.zone === 'between' ? null : label('zone', bands.zone),
      label('camera', bands.camera),
    ],
    color: [
      label('chroma', bands.chroma),
      label('cast', bands.cast),
      bands.palette === 'grey' || bands.palette === null ? null : 'sharelead',
      label('harmony', bands.harmony),
    ],
    balance: [label('side', bands.side), label('mirror', bands.mirror)],
  }
}
