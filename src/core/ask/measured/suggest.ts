// First questions for a photograph: what it is weak in comes first. Each has an answer from the measurements.
import type { SectionId } from '../../../shared/critique.ts'
import type { MeasuredPart } from '../../../shared/measurementScore.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { highlightScale, shadowScale } from '../../../shared/scales/clipping.ts'
import { keyScale } from '../../../shared/scales/exposure.ts'
import { noiseScale } from '../../../shared/scales/noise.ts'
import { tiltScale } from '../../../shared/scales/tilt.ts'
import { bandName, seenFact } from '../../critique/plan/observation.ts'
import type { AskedPhoto } from './askedPhoto.ts'

const most = 3

type Suggestion = { part: MeasuredPart; question: string; isApt: boolean }

/** Where a critique judges the same as a part of the measurements. */
const sectionOf: Record<MeasuredPart, SectionId> = {
  tones: 'lighting',
  sharpness: 'focus',
  level: 'composition',
  neutrality: 'color',
}

/** At most three questions, those on the weakest side of the photograph first. */
export function suggestQuestions(photo: AskedPhoto): readonly string[] {
  const { facts, advice } = photo
  const weakest = faultsOf(photo)
    .filter(({ isApt }) => isApt)
    .toSorted((one, other) => scoreOf(photo, one.part) - scoreOf(photo, other.part))
    .map(({ question }) => question)
  const always = [
    ...(seenFact(facts, 'faces')?.faces[0] ? ['Is the face sharp?'] : []),
    ...(photo.photo.camera?.aperture ? ['What settings were used?'] : []),
    ...(facts.palette ? ['Which colors are in it?'] : []),
    ...(facts.exposure ? ['How is the exposure?'] : []),
  ]
  const first = advice?.[0] ? ['What would you change first?'] : []
  return [...first, ...weakest, ...always].slice(0, most)
}

/** The lower of what was measured and what the critique gives, 0 to 10; 10 where neither says anything. */
function scoreOf({ photo, critique }: AskedPhoto, part: MeasuredPart): number {
  const measured = photo.measurementScore?.[part] ?? 10
  const given = critique?.scores.find(({ section }) => section === sectionOf[part])?.score ?? 10
  return Math.min(measured, given)
}

function faultsOf({ facts }: AskedPhoto): Suggestion[] {
  const lights = bandName(highlightScale, facts)
  const darks = bandName(shadowScale, facts)
  const key = bandName(keyScale, facts)
  const noise = bandName(noiseScale, facts)
  const tilt = bandName(tiltScale, facts)
  const cast = bandName(castScale, facts)
  const verdict = facts.blur?.verdict
  const isMoved = verdict === 'movement' || verdict === 'part-moved'
  return [
    { part: 'sharpness', question: 'Is it blurred by movement?', isApt: isMoved },
    {
      part: 'sharpness',
      question: 'How sharp is it?',
      isApt: verdict === 'defocus' || verdict === 'soft' || verdict === 'slightly-soft',
    },
    {
      part: 'tones',
      question: 'Where are the highlights clipped?',
      isApt: lights === 'clipped' || lights === 'blown',
    },
    { part: 'tones', question: 'Where are the shadows clipped?', isApt: darks === 'blocked' },
    { part: 'tones', question: 'Is it too dark?', isApt: key === 'deep' || key === 'dark' },
    { part: 'tones', question: 'Is it too bright?', isApt: key === 'high' },
    { part: 'level', question: 'How far is it off level?', isApt: tilt === 'slight' || tilt === 'strong' },
    {
      part: 'sharpness',
      question: 'How noisy is it?',
      isApt: noise !== null && noise !== 'invisible' && noise !== 'slight',
    },
    { part: 'neutrality', question: 'Is there a color cast?', isApt: cast === 'slight' || cast === 'strong' },
    { part: 'sharpness', question: 'Where is it sharp?', isApt: verdict === 'partly-sharp' },
  ]
}
