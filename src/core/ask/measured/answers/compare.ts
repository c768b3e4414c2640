// Another photograph beside it, number by number. Never says which is the better one.
import type { FactId, Facts } from '../../../../shared/facts.ts'
import { plainLine } from '../../../../shared/plainText.ts'
import { blurScale } from '../../../../shared/scales/blur.ts'
import { highlightScale, shadowScale } from '../../../../shared/scales/clipping.ts'
import { colourfulnessScale } from '../../../../shared/scales/colourfulness.ts'
import { contrastScale } from '../../../../shared/scales/contrast.ts'
import { keyScale } from '../../../../shared/scales/exposure.ts'
import { noiseScale } from '../../../../shared/scales/noise.ts'
import { scaleValue, type Scale } from '../../../../shared/scales/scale.ts'
import { tiltScale } from '../../../../shared/scales/tilt.ts'
import type { AskedPhoto } from '../askedPhoto.ts'
import { percentText, say } from './say.ts'

type Compared = { label: string; read: (facts: Facts) => string | null }

const ofScale = <Id extends FactId>(
  label: string,
  scale: Pick<Scale<Id>, 'fact' | 'valueOf' | 'confidence'>,
  show: (value: number) => string,
): Compared => ({
  label,
  read(facts) {
    const value = scaleValue<Id>(scale, facts, scale.confidence.said)
    return value === null ? null : show(value)
  },
})

/** Numbers alone: words would read as said of one of the two. */
const compared: readonly Compared[] = [
  ofScale('Light against middle gray', keyScale, (stops) => `${signed(stops, 1)} stops`),
  ofScale('Contrast (RMS)', contrastScale, (rms) => rms.toFixed(2)),
  ofScale('Pixels at white', highlightScale, percentText),
  ofScale('Pixels at black', shadowScale, percentText),
  ofScale('Noise', noiseScale, (sigma) => `σ ${sigma.toFixed(1)}`),
  {
    label: 'Blur',
    read: (facts) =>
      scaleValue(blurScale, facts, blurScale.confidence.said) === null || facts.blur!.sigmaPixels === null
        ? null
        : `σ ${facts.blur!.sigmaPixels.toFixed(1)} pixels`,
  },
  ofScale('Off level', tiltScale, (degrees) => `${degrees.toFixed(1)}°`),
  ofScale('Colorfulness (M3)', colourfulnessScale, (m3) => m3.toFixed(1)),
]

const signed = (value: number, decimals: number): string => {
  const size = Math.abs(value).toFixed(decimals)
  return Number(size) === 0 ? size : `${value < 0 ? '−' : '+'}${size}`
}

/** Null without another photograph. */
export const answerCompare = ({ facts, other }: AskedPhoto): string | null => {
  if (!other) return null
  const lines = compared.flatMap(({ label, read }) => {
    const [here, there] = [read(facts), read(other.facts)]
    return here !== null && there !== null ? [`- ${label}: ${here} here, ${there} there.`] : []
  })
  const name = plainLine(other.name)
  if (lines.length === 0) return say(`nothing was measured in both to compare it with ${name}`)
  return `Here is this photograph, there is ${name}.\n\n${lines.join('\n')}`
}
