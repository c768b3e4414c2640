// The photograph as a whole: score, advice, crop, and who can see.
import { describeScore } from '../../../../shared/measurementScore.ts'
import type { Operation } from '../../../../shared/operations.ts'
import { adviceWords } from '../../../starter/adviceWords.ts'
import type { Answer } from '../askedPhoto.ts'
import { say } from './say.ts'

export const answerCanSee: Answer = () =>
  'No model looks at the picture here: answers come from the measurements, and from what small nets found in it.'

export const answerScore: Answer = ({ photo: { measurementScore }, critique }) => {
  const overall = critique?.overall
  const given = overall == null ? '' : ` ${say(`the critique gives it ${overall.toFixed(1)} of 10`)}`
  if (!measurementScore) return `The measurements say too little for a score.${given}`
  return `${say(`measurement score: ${describeScore(measurementScore)}`)} It counts faults that can be measured, and no more.${given}`
}

/** What to do, in the imperative. */
function doing(operation: Operation): string {
  const { words } = adviceWords(operation)
  switch (operation.kind) {
    case 'level':
      return `turn it ${words.degrees} ${words.turn}`
    case 'crop':
      return `crop ${words.edges}`
    case 'exposure':
      return `${operation.stops > 0 ? 'brighten' : 'darken'} it by ${words.stops}`
    case 'shadows':
      return `lift the shadows by ${words.stops}`
    case 'highlights':
      return `bring the highlights down by ${words.stops}`
    case 'whiteBalance':
      return `set the white balance ${words.toward}`
    case 'saturation':
      return `${operation.factor < 1 ? 'take' : 'add'} ${words.percent} of saturation`
    case 'local':
      return `${operation.stops > 0 ? 'lighten' : 'darken'} what lies ${words.where} by ${words.stops}`
    case 'sharpen':
      return 'sharpen it a little'
    default:
      return 'take all color out of it'
  }
}

const notTried = 'Nothing has been tried on a copy of it yet.'

export const answerAdvice: Answer = ({ advice }) => {
  if (!advice) return notTried
  const [first, second] = advice
  if (!first) return 'Of what was tried on a copy, nothing made the measurements better.'
  const then = second ? ` ${say(`Then ${doing(second.operation)}`)}` : ''
  return `First ${doing(first.operation)}: tried on a copy, that made the measurements better.${then}`
}

export const answerCrop: Answer = ({ advice }) => {
  if (!advice) return notTried
  const crop = advice.find(({ operation }) => operation.kind === 'crop')
  return crop
    ? `Try this: ${doing(crop.operation)}. It brings the subject nearer to a third.`
    : 'The measurements give no reason to crop it. What the picture is about, they do not know.'
}
