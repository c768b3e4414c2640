// What a sentence may state of the ends of the tone scale, and which measurement contradicts it.
import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import { highlightScale, nearBlackShare, shadowScale } from '../../../../shared/scales/clipping.ts'
import type { Evidence, Measured, Statement } from '../claim.ts'
import { gradedContradiction } from '../trust.ts'
import { scaleContradiction } from './scaleStatement.ts'

const inHighlights = (percent: number): string =>
  `${percent.toFixed(1)} % of pixels are clipped in the highlights`
const inShadows = (percent: number): string => `${percent.toFixed(1)} % of pixels are clipped in the shadows`

const againstHighlights =
  (kind: 'clipped' | 'held') =>
  ({ facts }: Evidence): Measured | null =>
    scaleContradiction(highlightScale, kind, facts, inHighlights)
const noHighlightClipping = againstHighlights('clipped')
const muchHighlightClipping = againstHighlights('held')

/** Shadows near black look blocked, too. */
function noShadowClipping({ facts }: Evidence): Measured | null {
  const nearBlack = facts.exposure?.histogram.luminance[0] ?? 0
  return nearBlack < nearBlackShare ? scaleContradiction(shadowScale, 'clipped', facts, inShadows) : null
}
const muchShadowClipping = ({ facts }: Evidence): Measured | null =>
  scaleContradiction(shadowScale, 'held', facts, inShadows)

export const highlightsBlown: Statement = {
  claim: 'highlights are clipped',
  contradictedBy: noHighlightClipping,
}
export const highlightsHeld: Statement = {
  claim: 'highlights are not clipped',
  contradictedBy: muchHighlightClipping,
}
export const shadowsBlocked: Statement = { claim: 'shadows are clipped', contradictedBy: noShadowClipping }
export const shadowsHeld: Statement = { claim: 'shadows are not clipped', contradictedBy: muchShadowClipping }
export const highlightWords: Record<ClosingWord<'highlights'>, Statement> = {
  lost: highlightsBlown,
  held: highlightsHeld,
}
export const shadowWords: Record<ClosingWord<'shadows'>, Statement> = {
  lost: shadowsBlocked,
  held: shadowsHeld,
}

export const tonesClipped: Statement = {
  claim: 'tones are clipped',
  contradictedBy: (evidence) => noHighlightClipping(evidence) && noShadowClipping(evidence),
}
export const nothingClipped: Statement = {
  claim: 'nothing is clipped',
  contradictedBy: (evidence) => muchHighlightClipping(evidence) ?? muchShadowClipping(evidence),
}

const percentIn = (words: string): number => Number(/\d+(?:\.\d+)?/.exec(words)?.[0])
export const percentClipped: Statement = {
  claim: (words) => `${percentIn(words)} % are clipped`,
  contradictedBy: ({ facts }, words) => {
    if (!facts.clipping) return null
    const { highlightPercent: high, shadowPercent: low } = facts.clipping
    const claimed = percentIn(words)
    const agrees = (percent: number): boolean => Math.abs(percent - claimed) <= Math.max(0.5, percent / 5)
    const isNear = [high, low, high + low].some(agrees)
    const measured = `${inHighlights(high)}, ${low.toFixed(1)} % in the shadows`
    return isNear ? null : gradedContradiction(facts, 'clipping', measured)
  },
}
