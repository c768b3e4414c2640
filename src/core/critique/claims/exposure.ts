import type { ClaimFamily, Statement } from './claim.ts'
import { be, gap, oneOf, phrases, picture } from './phrase.ts'

/*
 * Measured as log-average luminance against 18 % grey, in stops. Ordinary pictures lie between -1.2 and +0.7 and
 * may be called dark or bright. "Under-" and "overexposed" also weigh the scene, so they get more room.
 */
const notDarkFrom = 0.7
const notBrightUpTo = -1.2
const notUnderFrom = 1
const notOverUpTo = -1.5
/** Percent of clipped pixels that make even a dark picture overexposed somewhere. */
const muchClipping = 1
/** Stops between a stated brightness and the measured one. */
const tolerance = 0.5

const describe = (stops: number): string =>
  `average brightness is ${Math.abs(stops).toFixed(1)} stops ${stops < 0 ? 'below' : 'above'} mid grey`

const when = (claim: string, contradicted: (stops: number, clipped: number) => boolean): Statement => ({
  claim,
  contradictedBy: ({ facts: { exposure, clipping } }) => {
    if (!exposure) return null
    const { keyStops } = exposure
    return contradicted(keyStops, clipping?.highlightPercent ?? 0) ? describe(keyStops) : null
  },
})
const dark = when('the picture is dark', (stops) => stops >= notDarkFrom)
const bright = when('the picture is bright', (stops) => stops <= notBrightUpTo)
const underexposed = when('the picture is underexposed', (stops) => stops >= notUnderFrom)
const overexposed = when(
  'the picture is overexposed',
  (stops, clipped) => stops <= notOverUpTo && clipped <= muchClipping,
)

const numerals: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4 }

const statedKey: Statement = {
  claim: ({ groups }) => `average brightness is ${groups!.amount} stops ${groups!.side} mid grey`,
  contradictedBy: ({ facts: { exposure } }, { groups }) => {
    if (!exposure) return null
    const size = numerals[groups!.amount!.toLowerCase()] ?? Number(groups!.amount)
    const claimed = /below|under|darker/i.test(groups!.side!) ? -size : size
    return Math.abs(claimed - exposure.keyStops) > tolerance ? describe(exposure.keyStops) : null
  },
}

export const exposure: ClaimFamily = {
  id: 'exposure',
  rules: [
    {
      pattern: phrases(
        `${picture}${gap(4)}${be}${gap(3)}under-?exposed`,
        `${picture}${gap(4)}under-?exposure`,
        `under-?exposed ${picture}`,
        `(?:overall|general) under-?exposure`,
        `exposure${gap(1)}${be}${gap(1)}(?:too|quite|very|rather) low`,
      ),
      affirms: underexposed,
    },
    {
      pattern: phrases(
        `${picture}${gap(4)}${be}${gap(3)}over-?exposed`,
        `${picture}${gap(4)}over-?exposure`,
        `over-?exposed ${picture}`,
        `(?:overall|general) over-?exposure`,
        `exposure${gap(1)}${be}${gap(2)}too (?:high|generous)`,
      ),
      affirms: overexposed,
    },
    {
      pattern: phrases(
        `${picture}${gap(1)}${be}${gap(2)}${oneOf('dark', 'dim', 'murky')}`,
        `${oneOf('dark', 'dim', 'murky')}(?:, \\w+)? ${oneOf('image', 'photo(?:graph)?', 'picture', 'exposure')}`,
      ),
      unless: /\bdark (?:in|on|at|against|enough)\b/i,
      affirms: dark,
    },
    {
      pattern: phrases(
        `${picture}${gap(1)}${be}${gap(2)}${oneOf('bright', 'luminous')}`,
        `bright(?:, [\\w-]+)? ${oneOf('image', 'photo(?:graph)?', 'picture', 'exposure')}`,
      ),
      unless: /\bbright (?:in|on|at|against|enough)\b/i,
      affirms: bright,
    },
    {
      pattern: phrases(
        `${oneOf('average', 'mean', 'brightness')}${gap(5)}` +
          String.raw`(?<amount>\d+(?:\.\d+)?|one|two|three|four|a) (?:stops?|EV) ` +
          '(?<side>below|under|darker than|above|over|brighter than) (?:mid|middle|18 ?%)[- ]?gr[ae]y',
      ),
      affirms: statedKey,
    },
  ],
}
