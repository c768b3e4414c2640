import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases, place } from './phrase.ts'

/*
 * The key is where most tones lie: high when light ones prevail, low when dark ones do. Both the log-average
 * brightness (stops from mid grey) and the median CIE L* have to speak against it, since a few black or white areas
 * move the one and not the other.
 */
const notHigh = { stopsUpTo: -1, medianBelow: 45 }
const notLow = { stopsFrom: 0.3, medianFrom: 60 }

const when = (claim: string, contradicted: (stops: number, median: number) => boolean): Statement => ({
  claim,
  contradictedBy: ({ facts: { exposure } }) =>
    exposure && contradicted(exposure.keyStops, exposure.medianL)
      ? `half of the picture is ${exposure.keyStops < 0 ? 'darker' : 'lighter'} than L* ${exposure.medianL.toFixed(0)} (0 black, 100 white)`
      : null,
})
const high = when(
  'the picture is high-key',
  (stops, median) => stops <= notHigh.stopsUpTo && median < notHigh.medianBelow,
)
const low = when(
  'the picture is low-key',
  (stops, median) => stops >= notLow.stopsFrom && median >= notLow.medianFrom,
)

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
