import type { Fact } from '../../../shared/facts.ts'
import { blurScale, describeBlur, directionWords } from '../../../shared/scales/blur.ts'
import type { StoredPixels } from '../pixels.ts'
import { gatherBlurEvidence } from './blur/evidence.ts'
import { judgeBlur, patchBlur, smallestLongEdge } from './blur/judgeBlur.ts'
import { round } from './format.ts'
import type { Scene } from './scene.ts'

/**
 * Blur and its cause, tier B. Three things are looked at in native pixels: how wide the edges are in patches all over the
 * picture (`findEdges`; the sharpest patches decide, so a sharp eye before a soft wall is no blurred picture), whether
 * they are so in all directions, and whether the spectrum has the bands of a straight movement (`findStreak`) that the
 * edges bear out. A verdict that one of them does not support is not given: then the cause is unclear.
 */
export function measureBlur(native: StoredPixels, scene: Scene): Fact<'blur'> {
  const evidence = gatherBlurEvidence(native, scene)
  const { verdict, sigma, movement, confidence } = judgeBlur(evidence)
  const parts = evidence.patches.map(patchBlur)
  const values = {
    verdict,
    sigmaPixels: sigma === null ? null : round(sigma, 1),
    sigmaShare: sigma === null ? null : round(sigma / evidence.longEdge, 5),
    movement: movement && { pixels: movement.length, degrees: Math.round(movement.degrees) },
    map: {
      columns: evidence.columns,
      rows: evidence.rows,
      sigmas: parts.map((part) => (part.sigma === null ? null : round(part.sigma, 1))),
      confidences: parts.map((part) => round(part.confidence, 2)),
    },
  }
  return {
    tier: 'B',
    confidence: round(confidence, 2),
    label: 'Sharpness',
    display: display(values),
    statement: confidence < blurScale.confidence.said ? null : describeBlur(values),
    ...values,
  }
}

function display({
  verdict,
  sigmaPixels,
  movement,
}: Pick<Fact<'blur'>, 'verdict' | 'sigmaPixels' | 'movement'>) {
  const size = sigmaPixels === null ? '' : `, σ ${sigmaPixels.toFixed(1)} px`
  const along = movement ? `, about ${movement.pixels} px ${directionWords(movement.degrees)}` : ''
  const words = {
    sharp: 'crisp',
    'partly-sharp': 'crisp in places',
    'slightly-soft': `slightly soft${size}`,
    defocus: `out of focus${size}`,
    movement: `moved${along}`,
    'part-moved': `part of it moved${along}`,
    soft: `soft, cause unclear${size}`,
    'no-evidence': 'no clear edges',
    'too-small': `too small to judge (under ${smallestLongEdge} px)`,
  }
  return words[verdict]
}
