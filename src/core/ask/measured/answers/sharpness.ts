// How sharp it is, where, why not, and what the file has lost.
import { blurScale, describeBlur } from '../../../../shared/scales/blur.ts'
import { compressionScale } from '../../../../shared/scales/compression.ts'
import { enlargementScale } from '../../../../shared/scales/enlargement.ts'
import { noiseScale } from '../../../../shared/scales/noise.ts'
import type { Facts } from '../../../../shared/facts.ts'
import { sharpBox } from '../../../critique/plan/sharpness.ts'
import { boxInWords } from '../../../critique/plan/spots.ts'
import { subjectWords } from '../../../critique/plan/subject.ts'
import type { Answer } from '../askedPhoto.ts'
import { notMeasured, say, tellScale } from './say.ts'

/** Why sharpness cannot be told; null where it can. */
function withoutSharpness({ blur }: Facts): string | null {
  if (!blur) return notMeasured('how sharp it is')
  if (blur.verdict === 'no-evidence') return 'There are no edges in it to judge sharpness by.'
  if (blur.verdict === 'too-small') return 'It has too few pixels to judge sharpness by.'
  return blur.confidence < blurScale.confidence.said
    ? say(`how sharp it is cannot be told: ${blurScale.unclear}`)
    : null
}

export const answerSharp: Answer = ({ facts }) =>
  withoutSharpness(facts) ?? say(describeBlur(facts.blur!), facts, 'blur')

export const answerSharpWhere: Answer = ({ facts }) => {
  const unknown = withoutSharpness(facts)
  const { blur } = facts
  if (unknown || !blur) return unknown!
  if (blur.verdict === 'sharp') return say('the picture is crisp wherever there are edges', facts, 'blur')
  if (blur.verdict !== 'partly-sharp') return say(describeBlur(blur), facts, 'blur')
  const box = sharpBox(blur.map)
  const where = box && boxInWords(box)
  if (!where || where === 'throughout')
    return say('parts of the picture are crisp, but in no one place', facts, 'blur')
  return say(`as far as there are edges, the crisp parts lie ${where}`, facts, 'blur')
}

export const answerMovement: Answer = ({ facts }) => {
  const unknown = withoutSharpness(facts)
  const { blur } = facts
  if (unknown || !blur) return unknown!
  const told = describeBlur(blur)
  switch (blur.verdict) {
    case 'movement':
    case 'part-moved':
      return say(told, facts, 'blur')
    case 'defocus':
      return say(`${told}; it is alike in all directions, as movement would not leave it`, facts, 'blur')
    default:
      return say(`no movement was made out; ${told}`, facts, 'blur')
  }
}

export const answerSubjectSharp: Answer = ({ facts }) => {
  const subject = subjectWords(facts)
  const focus = facts.subject?.seen?.focus
  if (!subject) return 'No subject was made out, so how sharp it is cannot be told.'
  if (!focus) return say(`how sharp ${subject.the} is against what surrounds it cannot be told`)
  return say(
    focus === 'sharp'
      ? `${subject.the} is crisp before softer surroundings`
      : `${subject.the} is soft among crisper surroundings`,
    facts,
    'subject',
  )
}

export const answerNoise: Answer = ({ facts }) =>
  tellScale(
    noiseScale,
    facts,
    'how noisy it is',
    (sigma, { word }) => `noise is ${word} (σ ${sigma.toFixed(1)} of 255)`,
  )

export const answerCompression: Answer = ({ facts }) => {
  const quality = facts.compression?.quality
  const table = quality == null ? '' : ` (JPEG quality ${quality})`
  return tellScale(
    compressionScale,
    facts,
    'how strongly it is compressed',
    (_, { word }) => `the file shows ${word}${table}`,
  )
}

export const answerEnlargement: Answer = ({ facts }) =>
  tellScale(enlargementScale, facts, 'whether it was enlarged', (factor, { name }) =>
    name === 'none'
      ? 'no trace of an enlargement was found, though a good one leaves none'
      : `the picture was enlarged, about ${factor.toFixed(1)} times`,
  )
