import { noiseScale } from '../../../shared/scales/noise.ts'
import { contradictingValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, picture, words } from './phrase.ts'

const when = (claim: string, kind: keyof typeof noiseScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const sigma = contradictingValue(noiseScale, kind, facts)
    return sigma === null ? null : `noise has a standard deviation of ${sigma.toFixed(1)} of 255`
  },
})
const noisy = when('the picture is noisy', 'noisy')
const clean = when('the picture is free of noise', 'clean')

const much = anyWord(
  'visible heavy strong obvious noticeable pronounced distracting coarse significant considerable excessive ' +
    'digital apparent prominent evident intrusive luminance sensor high present some',
)
const little = oneOf(
  anyWord('absent minimal negligible low invisible controlled'),
  '(?:well|under) (?:handled|managed|control)',
  'at bay',
)
const grain = oneOf('noise(?: levels?)?', 'grain')

/** Another noise, another grain, or noise in one part of the picture. */
const otherNoise = words(
  'wood wooden timber stone sand wheat rice leather film',
  '(?:visual|background) noise',
  'noise reduction',
  '(?:in|within|into) (?:the |its )?(?:\\w+ )?(?:shadows?|blacks|darks|sky|corners?|background)',
  '(?:in|within|into) (?:the |its )?(?:dark|deep)\\w* (?:areas?|parts?|tones?)',
)

export const noise: ClaimFamily = {
  id: 'noise',
  rules: [
    {
      pattern: phrases(
        `${much}${gap(1)}${grain}`,
        `${grain}${gap(1)}${be}${gap(2)}${much}`,
        `${oneOf(picture, 'texture')}${gap(4)}${oneOf('noisy', 'grainy')}`,
        `${oneOf('noisy', 'grainy')} ${oneOf(picture, 'texture')}`,
        `(?:a lot of|lots of|plenty of|much|suffers? from)${gap(1)}${grain}`,
        `noise ${oneOf('spoils', 'mars', 'intrudes', 'creeps', 'eats', 'degrades')}`,
      ),
      unless: otherNoise,
      affirms: noisy,
      denies: clean,
    },
    {
      pattern: phrases(
        'noise-free|noiseless|grain-free',
        `${grain}${gap(1)}${oneOf(be, 'kept', 'is kept')}${gap(3)}${little}`,
        `(?:little|minimal|negligible|low)${gap(1)}${grain}`,
        `${grain}${gap(0)}${be} no (?:problem|issue)`,
        'clean (?:file|capture|exposure)',
      ),
      affirms: clean,
    },
    { pattern: phrases(grain), unless: otherNoise, denies: clean },
  ],
}
