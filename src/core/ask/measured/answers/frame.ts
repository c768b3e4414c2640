// What is in the frame, where, and how it lies.
import { emptySpaceScale } from '../../../../shared/scales/negativeSpace.ts'
import { mirrorScale } from '../../../../shared/scales/symmetry.ts'
import { tiltFact, tiltScale } from '../../../../shared/scales/tilt.ts'
import type { Fact } from '../../../../shared/facts.ts'
import { thirdsStatement } from '../../../../shared/thirds.ts'
import { seenFact } from '../../../critique/plan/observation.ts'
import { joinWords, partInWords } from '../../../critique/plan/sizes.ts'
import { subjectWords } from '../../../critique/plan/subject.ts'
import { quote } from '../../../critique/cameraData.ts'
import { withArticle } from '../../../sight/facts/things.ts'
import type { Answer } from '../askedPhoto.ts'
import { notMeasured, percentText, say, tellScale } from './say.ts'

export const answerLevel: Answer = ({ facts }) => {
  const { tilt } = facts
  if (!tilt) return notMeasured('whether it is level')
  const { degrees, kind, confidence } = tilt
  if (degrees === null || kind === null || confidence < tiltScale.confidence.said)
    return 'No clear level line was found, so whether it is level is not known.'
  return say(tiltFact({ degrees, kind, confidence }).statement!, facts, 'tilt')
}

const noSubject = 'No subject was made out in it.'

export const answerSubject: Answer = ({ facts }) => {
  if (!facts.subject) return notMeasured('what its subject is')
  const subject = subjectWords(facts)
  if (!subject) return noSubject
  const size = subject.share === null ? '' : `, and takes ${partInWords(subject.share)} of the frame`
  return say(
    `the subject that was made out is ${subject.a}; it lies ${subject.where}${size}`,
    facts,
    'subject',
  )
}

export const answerCut: Answer = ({ facts }) => {
  const subject = subjectWords(facts)
  const cutBy = facts.subject?.seen?.cutBy ?? []
  if (!subject) return noSubject
  return say(
    cutBy.length === 0
      ? `${subject.the} keeps clear of the edges`
      : `${subject.the} is cut by the ${joinWords(cutBy)} ${cutBy.length === 1 ? 'edge' : 'edges'}`,
    facts,
    'subject',
  )
}

export const answerThirds: Answer = ({ facts }) => {
  const subject = subjectWords(facts)
  if (!subject || !facts.placement) return noSubject
  return say(thirdsStatement(subject.the, facts.placement), facts, 'placement')
}

export const answerEmptySpace: Answer = ({ facts }) =>
  tellScale(
    emptySpaceScale,
    facts,
    'how much of the frame is empty',
    (percent) => `${percentText(percent)} of the frame is without detail`,
  )

export const answerSymmetry: Answer = ({ facts }) =>
  tellScale(
    mirrorScale,
    facts,
    'how symmetrical it is',
    (mirror, { word }) => `left and right ${word} (correlation ${mirror.toFixed(2).replace('-', '−')})`,
  )

type LineKind = Fact<'lines'>['lines'][number]['kind']
const lineWords: Record<LineKind, string> = {
  'near-level': 'near level',
  'near-upright': 'near upright',
  slanting: 'slanting',
}

export const answerLines: Answer = ({ facts: { lines } }) => {
  if (!lines) return notMeasured('which lines are in it')
  const found = (Object.keys(lineWords) as LineKind[]).flatMap((kind) => {
    const count = lines.lines.filter((line) => line.kind === kind).length
    return count === 0 ? [] : [`${count} ${lineWords[kind]}`]
  })
  if (found.length === 0) return 'No long straight line was found.'
  return `${say(`long straight lines were found: ${joinWords(found)}`)} What they are, the measurements do not know.`
}

/** Names that are said. */
const mostThings = 5

export const answerThings: Answer = ({ facts }) => {
  if (!facts.things) return notMeasured('what is in it')
  const names = [...new Set(seenFact(facts, 'things')?.things.map(({ name }) => name))].slice(0, mostThings)
  if (names.length === 0)
    return 'Nothing was found in it that may be named. A model that looks could say more.'
  return `${say(`found in it: ${joinWords(names.map(withArticle))}`, facts, 'things')} Other things may be missed.`
}

/** Pieces of writing that are read out. */
const mostWriting = 6

export const answerWriting: Answer = ({ facts }) => {
  if (!facts.writing) return notMeasured('what is written in it')
  const texts = (seenFact(facts, 'writing')?.writing ?? [])
    .slice(0, mostWriting)
    .map(({ text }) => quote(text))
  if (texts.length === 0) return 'No writing could be read in it; small and blurred words are missed.'
  return say(`writing in it reads ${joinWords(texts)}`, facts, 'writing')
}
