// Faces, as far as they were seen. Never who it is, how old, or what they feel.
import type { EyeState, Fact, Facts } from '../../../../shared/facts.ts'
import { seenFact } from '../../../critique/plan/observation.ts'
import { faceLightWords, faceSharpnessWord } from '../../../sight/facts/faces.ts'
import type { Answer } from '../askedPhoto.ts'
import { notMeasured, say } from './say.ts'

type Face = Fact<'faces'>['faces'][number]

/** What can be said where there is no face; null where there is one. */
function withoutFaces(facts: Facts): string | null {
  if (!facts.faces) return notMeasured('whether there are faces in it')
  return seenFact(facts, 'faces')?.faces[0] ? null : 'No face was found; profiles and far faces are missed.'
}

const facesOf = (facts: Facts): readonly Face[] => seenFact(facts, 'faces')?.faces ?? []

export const answerFaces: Answer = ({ facts }) => {
  const unknown = withoutFaces(facts)
  if (!unknown) {
    const { length } = facesOf(facts)
    const found = length === 1 ? '1 face was found' : `at least ${length} faces were found`
    return `${say(found, facts, 'faces')} Profiles and far faces are missed.`
  }
  const isPerson = seenFact(facts, 'things')?.things.some(({ name }) => name === 'person')
  return isPerson ? `A person was seen, but no face.` : unknown
}

const eyeWords: Record<Exclude<EyeState, 'unsaid'>, string> = {
  open: 'open',
  'closed-or-down': 'closed or looking down',
}

export const answerEyes: Answer = ({ facts }) => {
  const unknown = withoutFaces(facts)
  if (unknown) return unknown
  const faces = facesOf(facts)
  const [only] = faces
  if (faces.length === 1)
    return only!.eyes === 'unsaid'
      ? 'Whether the eyes are open cannot be told: the face is too small or turned away.'
      : say(`the eyes are ${eyeWords[only!.eyes]}`, facts, 'faces')
  const count = (state: EyeState): number => faces.filter(({ eyes }) => eyes === state).length
  const told = [
    `${count('open')} with open eyes`,
    `${count('closed-or-down')} with eyes closed or looking down`,
  ]
  const rest = count('unsaid')
  if (rest === faces.length)
    return 'Whether their eyes are open cannot be told: the faces are too small or turned away.'
  return say(
    `of ${faces.length} faces there are ${told.join(' and ')}${rest === 0 ? '' : `; of ${rest} it cannot be told`}`,
  )
}

const nameOf = (faces: readonly Face[]): string => (faces.length === 1 ? 'the face' : 'the largest face')

export const answerFaceSharp: Answer = ({ facts }) => {
  const unknown = withoutFaces(facts)
  if (unknown) return unknown
  const faces = facesOf(facts)
  const word = faceSharpnessWord(faces[0]!, facts.blur)
  return word
    ? say(`${nameOf(faces)} is ${word}`, facts, 'faces')
    : say(`whether ${nameOf(faces)} is sharp cannot be told`)
}

export const answerFaceLight: Answer = ({ facts }) => {
  const unknown = withoutFaces(facts)
  if (unknown) return unknown
  const faces = facesOf(facts)
  if (faces[0]!.stops === null) return say(`how light ${nameOf(faces)} is cannot be told`)
  const words = faceLightWords(faces[0]!)
  return say(`${nameOf(faces)} is ${words ?? 'about as light as the rest'}`, facts, 'faces')
}
