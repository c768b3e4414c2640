// What the prompt says of a fact, in the words of its band, is never held against that fact.
import { expect, test } from 'vitest'
import { measured, type Measures } from '../../../../test/corpus/measured.ts'
import { castScale } from '../../../shared/scales/cast.ts'
import { highlightScale, shadowScale } from '../../../shared/scales/clipping.ts'
import { colourfulnessScale } from '../../../shared/scales/colourfulness.ts'
import { contrastScale } from '../../../shared/scales/contrast.ts'
import { keyScale, rangeScale } from '../../../shared/scales/exposure.ts'
import { focusScale } from '../../../shared/scales/focusMap.ts'
import { emptySpaceScale } from '../../../shared/scales/negativeSpace.ts'
import { noiseScale } from '../../../shared/scales/noise.ts'
import { lowerLimit, type Band } from '../../../shared/scales/scale.ts'
import { mirrorScale } from '../../../shared/scales/symmetry.ts'
import { describeTilt, tiltScale } from '../../../shared/scales/tilt.ts'
import { emptyCamera } from '../../../shared/photos.ts'
import { checkClaims } from './index.ts'

const ordinary: Measures = {
  high: 0.3,
  low: 0.3,
  key: 0,
  black: 0.02,
  tilt: null,
  sigma: 1.5,
  blur: 1.5,
  m3: 25,
  cast: { a: 0, b: 0 },
  range: 8,
  rms: 0.2,
  mirror: 0.3,
  empty: 30,
  separation: 10,
  aspect: { name: '3:2', ratio: 1.5, orientation: 'landscape' },
  palette: [['#5f7590', 1]],
}

type Own = {
  scale: { bands: readonly Band<string>[] }
  /** The least and the most there can be. */
  ends: [number, number]
  with: (value: number) => Partial<Measures>
  says: (word: string, value: number) => string[]
}

const own: Own[] = [
  {
    scale: keyScale,
    ends: [-8, 2.4],
    with: (key) => ({ key }),
    says: (word) => [
      `The picture is ${word}.`,
      `Overall the image is ${word}.`,
      `This is a ${word} photograph.`,
    ],
  },
  {
    scale: rangeScale,
    ends: [0, 14],
    with: (range) => ({ range }),
    says: (word) => [`The tonal range is ${word}.`, `It has a ${word} tonal range.`],
  },
  {
    scale: contrastScale,
    ends: [0, 0.5],
    with: (rms) => ({ rms }),
    says: (word, rms) => [
      `Overall contrast is ${word} (RMS ${rms.toFixed(2)}).`,
      `The image has ${word} contrast.`,
      `This is a ${word}-contrast photograph.`,
    ],
  },
  {
    scale: highlightScale,
    ends: [0, 100],
    with: (high) => ({ high }),
    says: (word, high) => [
      `${high.toFixed(2)} % of the pixels are clipped in the highlights.`,
      `${word} highlights are clipped.`,
      `There is ${word} clipping in the highlights.`,
    ],
  },
  {
    scale: shadowScale,
    ends: [0, 100],
    with: (low) => ({ low }),
    says: (word) => [`${word} shadows are clipped.`, `There is ${word} clipping in the shadows.`],
  },
  {
    scale: noiseScale,
    ends: [0, 25],
    with: (sigma) => ({ sigma }),
    says: (word, sigma) => [
      `Noise is ${word} (σ ${sigma.toFixed(1)} of 255).`,
      `The noise in the image is ${word}.`,
      `The picture has ${word} noise.`,
    ],
  },
  {
    scale: tiltScale,
    ends: [0, 15],
    with: (tilt) => ({ tilt }),
    says: (word, tilt) => [
      `The longest near-level line is ${describeTilt(tilt)}.`,
      `The horizon is ${word}.`,
      `The longest near-level line is ${word}.`,
    ],
  },
  {
    scale: castScale,
    ends: [0, 30],
    with: (b) => ({ cast: { a: 0, b } }),
    says: (word) => [
      word === 'neutral' ? 'The white balance is neutral.' : `There is a ${word} colour cast.`,
      word === 'neutral'
        ? 'Near-neutral areas are neutral.'
        : `Near-neutral areas have a ${word} yellow cast.`,
    ],
  },
  {
    scale: colourfulnessScale,
    ends: [0, 150],
    with: (m3) => ({ m3 }),
    says: (word, m3) => [
      `The picture is ${word} (M3 ${m3.toFixed(1)}).`,
      `Overall, the photograph is ${word}.`,
    ],
  },
  {
    scale: mirrorScale,
    ends: [-1, 1],
    with: (mirror) => ({ mirror }),
    says: (word) => [`Left and right ${word}.`, `The two halves ${word}.`],
  },
  {
    scale: emptySpaceScale,
    ends: [0, 100],
    with: (empty) => ({ empty }),
    says: (word, empty) => [
      `${empty.toFixed(0)} % of the frame is without detail.`,
      `There is ${word} empty space.`,
      `The frame holds ${word} negative space.`,
    ],
  },
  {
    scale: focusScale,
    ends: [0, 40],
    with: (separation) => ({ separation }),
    says: (word) => [`Sharp and soft areas are ${word}.`, `Focus is ${word}.`],
  },
]

/** Values all over a band, its borders among them. */
function valuesOf({ scale, ends: [least, most] }: Own, { name, below }: Band<string>): number[] {
  const from = Math.max(least, lowerLimit(scale, name))
  const to = Math.min(most, below)
  return [0, 0.001, 0.25, 0.5, 0.75, 0.999].map((part) => from + part * (to - from))
}

const cases = own.flatMap((one) =>
  one.scale.bands.flatMap((band) =>
    valuesOf(one, band).flatMap((value) =>
      one
        .says(band.word, value)
        .map((sentence) => ({ sentence, measures: { ...ordinary, ...one.with(value) } })),
    ),
  ),
)

test('nothing the prompt says, and no paraphrase by the word of its band, is flagged', () => {
  const flagged = cases.flatMap(({ sentence, measures }) =>
    checkClaims(sentence, { facts: measured(measures), camera: emptyCamera }).map(
      ({ claim, measured: found }) => `${sentence} -> ${claim}: ${found}`,
    ),
  )
  expect(flagged).toEqual([])
})
