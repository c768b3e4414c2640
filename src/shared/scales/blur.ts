import type { Fact } from '../facts.ts'
import { bandOf, defineScale } from './scale.ts'

/** Anything that is not sharp lies above this, however many pixels the picture has. */
const leastBlur = 0.1

/** Where blur begins to be seen. */
const slight = 1

/**
 * How much the blur shows when the whole picture is looked at. Of half-moved and partly sharp pictures neither sharpness
 * nor softness can be said as a whole, so they lie where neither is contradicted.
 */
export const blurScale = defineScale({
  fact: 'blur',
  quantity: 'standard deviation of the blur where the picture is sharpest',
  unit: '‰ of the long edge',
  valueOf({ verdict, sigmaShare }) {
    if (verdict === 'sharp') return 0
    if (verdict === 'partly-sharp') return leastBlur
    if (verdict === 'part-moved') return slight
    return sigmaShare === null ? null : Math.max(leastBlur, 1000 * sigmaShare)
  },
  bands: [
    { name: 'crisp', below: leastBlur, word: 'crisp' },
    { name: 'hidden', below: slight, word: 'hardly visible' },
    { name: 'fair', below: 2.5, word: 'slight' },
    { name: 'soft', below: 5, word: 'plain' },
    { name: 'very-soft', below: Infinity, word: 'strong' },
  ],
  confidence: { said: 0.4, stated: 0.6, held: 0.5 },
  unclear: 'too little to judge by',
  claims: {
    sharp: { trueIn: ['crisp', 'hidden'], wrong: { from: 2.5 } },
    soft: { trueIn: ['hidden', 'fair', 'soft', 'very-soft'], wrong: { below: leastBlur } },
  },
  sources: ['a blur of 1/400 of the long edge shows on a screen: looked at, ours'],
})

/** "slight blur, out of focus by about 2.3 pixels", as much as the fact allows. */
export function describeBlur({ verdict, sigmaPixels, sigmaShare, movement }: BlurValues): string {
  const along = movement && `about ${Math.round(movement.pixels)} pixels, ${directionWords(movement.degrees)}`
  const size = sigmaPixels === null ? '' : ` (σ about ${sigmaPixels.toFixed(1)} pixels at full size)`
  const strength = bandOf(blurScale, Math.max(leastBlur, 1000 * (sigmaShare ?? 0))).word
  switch (verdict) {
    case 'sharp':
      return 'the picture is crisp'
    case 'partly-sharp':
      return 'parts of the picture are crisp, others soft'
    case 'slightly-soft':
      return `nothing in the picture is quite crisp: ${strength} softness${size}`
    case 'defocus':
      return `nothing in the picture is in focus: ${strength} blur${size}`
    case 'movement':
      return `the picture is blurred by movement${along ? `, ${along}` : ''}`
    case 'part-moved':
      return `part of the picture is blurred by movement${along ? `, ${along}` : ''}; the rest is not`
    case 'soft':
      return `nothing in the picture is crisp, for a reason that cannot be told: ${strength} blur${size}`
    default:
      return ''
  }
}

type BlurValues = Pick<Fact<'blur'>, 'verdict' | 'sigmaPixels' | 'sigmaShare' | 'movement'>

/** `degrees`: 0 sideways, 90 up and down, clockwise. */
export function directionWords(degrees: number): string {
  const turn = ((degrees % 180) + 180) % 180
  if (turn < 20 || turn > 160) return 'sideways'
  if (turn > 70 && turn < 110) return 'up and down'
  return turn < 90 ? 'along a diagonal down to the right' : 'along a diagonal up to the right'
}
