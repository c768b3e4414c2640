import { keyScale, medianScale } from '../../../shared/scales/exposure.ts'
import { contradictingValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, place } from './phrase.ts'

const when = (claim: string, kind: keyof typeof medianScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const stops = contradictingValue(keyScale, kind, facts)
    const median = contradictingValue(medianScale, kind, facts)
    if (stops === null || median === null) return null
    return `half of the picture is ${stops < 0 ? 'darker' : 'lighter'} than L* ${median.toFixed(0)} (0 black, 100 white)`
  },
})
const high = when('the picture is high-key', 'high-key')
const low = when('the picture is low-key', 'low-key')

const whole = anyWord('images? photo(?:graph)?s? picture shot frame exposure print scene tonality')
const manner = oneOf(
  whole,
  anyWord(
    'rendering treatment scale photography tonality approach style look aesthetic palette light(?:ing)?',
  ),
)
const dark = anyWord('dark deep shadow(?:ed|y)?')
const light = anyWord('light bright pale high')
const prevail = anyWord('dominates? prevails? predominates? rules?')
/** Not what prevails in one part of the picture. */
const everywhere = `(?! (?:the|its|his|her) (?!(?:whole |entire )?${whole}))`

const keyed = (key: string): string[] => [
  `${key}[- ]key${gap(1)}${manner}`,
  `in (?:a )?${key}[- ]key`,
  `${whole}${gap(1)}${be}${gap(2)}${key}[- ]key`,
]

export const key: ClaimFamily = {
  id: 'key',
  rules: [
    {
      pattern: phrases(
        ...keyed('high'),
        `${light}(?:,? \\w+)? tones?${gap(1)}${prevail}${everywhere}`,
        `most of the (?:tones?|${whole})${gap(1)}(?:lies?|is|are|sits?) in (?:the )?highlights`,
      ),
      unless: place('highlights', 'tones', 'purest', 'best'),
      affirms: high,
    },
    {
      pattern: phrases(
        ...keyed('low'),
        `${dark}(?:,? \\w+)? tones?${gap(1)}${prevail}${everywhere}`,
        `most of the (?:tones?|${whole})${gap(1)}(?:lies?|is|are|sits?) in (?:the |deep )?(?:shadows?|darkness)`,
        `${whole}${gap(1)}${be} (?:predominantly|mostly|mainly) dark`,
      ),
      unless: place('shadows?', 'tones', 'purest', 'best'),
      affirms: low,
    },
  ],
}
