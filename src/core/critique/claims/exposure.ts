import { highlightScale } from '../../../shared/scales/clipping.ts'
import { keyScale } from '../../../shared/scales/exposure.ts'
import { contradictingValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { be, gap, oneOf, phrases, picture } from './phrase.ts'

const describe = (stops: number): string =>
  `average brightness is ${Math.abs(stops).toFixed(1)} stops ${stops < 0 ? 'below' : 'above'} mid grey`

const when = (claim: string, kind: keyof typeof keyScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const stops = contradictingValue(keyScale, kind, facts)
    return stops === null ? null : describe(stops)
  },
})
const dark = when('the picture is dark', 'dark')
const bright = when('the picture is bright', 'bright')
const underexposed = when('the picture is underexposed', 'underexposed')
const overexposed: Statement = {
  claim: 'the picture is overexposed',
  contradictedBy: ({ facts }) => {
    const stops = contradictingValue(keyScale, 'overexposed', facts)
    // Clipped lights make even a dark picture overexposed somewhere.
    const isClipped = contradictingValue(highlightScale, 'held', facts) !== null
    return stops !== null && !isClipped ? describe(stops) : null
  },
}

const numerals: Record<string, number> = { a: 1, one: 1, two: 2, three: 3, four: 4 }

const statedKey: Statement = {
  claim: ({ groups }) => `average brightness is ${groups!.amount} stops ${groups!.side} mid grey`,
  contradictedBy: ({ facts: { exposure } }, { groups }) => {
    if (!exposure) return null
    const size = numerals[groups!.amount!.toLowerCase()] ?? Number(groups!.amount)
    const claimed = /below|under|darker/i.test(groups!.side!) ? -size : size
    return Math.abs(claimed - exposure.keyStops) > keyScale.tolerance! ? describe(exposure.keyStops) : null
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
