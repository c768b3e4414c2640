import { highlightScale, nearBlackShare, shadowScale } from '../../../shared/scales/clipping.ts'
import { contradictingValue } from '../../../shared/scales/scale.ts'
import type { ClaimFamily, Evidence, Statement } from './claim.ts'
import {
  blockedShadows,
  blownHighlights,
  clippedShare,
  endNamed,
  heldHighlights,
  heldShadows,
  percentage,
  partOnly,
} from './clippingPhrases.ts'
import { numberIn, phrases } from './phrase.ts'

const inHighlights = (percent: number): string =>
  `${percent.toFixed(1)} % of pixels are clipped in the highlights`
const inShadows = (percent: number): string => `${percent.toFixed(1)} % of pixels are clipped in the shadows`

function noHighlightClipping({ facts }: Evidence): string | null {
  const percent = contradictingValue(highlightScale, 'clipped', facts)
  return percent === null ? null : inHighlights(percent)
}

function noShadowClipping({ facts }: Evidence): string | null {
  const percent = contradictingValue(shadowScale, 'clipped', facts)
  const nearBlack = facts.exposure?.histogram.luminance[0] ?? 0
  return percent !== null && nearBlack < nearBlackShare ? inShadows(percent) : null
}

function muchHighlightClipping({ facts }: Evidence): string | null {
  const percent = contradictingValue(highlightScale, 'held', facts)
  return percent === null ? null : inHighlights(percent)
}

function muchShadowClipping({ facts }: Evidence): string | null {
  const percent = contradictingValue(shadowScale, 'held', facts)
  return percent === null ? null : inShadows(percent)
}

const highlightsBlown: Statement = { claim: 'highlights are clipped', contradictedBy: noHighlightClipping }
const highlightsHeld: Statement = {
  claim: 'highlights are not clipped',
  contradictedBy: muchHighlightClipping,
}
const shadowsBlocked: Statement = { claim: 'shadows are clipped', contradictedBy: noShadowClipping }
const shadowsHeld: Statement = { claim: 'shadows are not clipped', contradictedBy: muchShadowClipping }
const tonesClipped: Statement = {
  claim: 'tones are clipped',
  contradictedBy: (evidence) => noHighlightClipping(evidence) && noShadowClipping(evidence),
}
const nothingClipped: Statement = {
  claim: 'nothing is clipped',
  contradictedBy: (evidence) => muchHighlightClipping(evidence) ?? muchShadowClipping(evidence),
}
const percentClipped: Statement = {
  claim: (match) => `${numberIn(match)} % are clipped`,
  contradictedBy: ({ facts: { clipping } }, match) => {
    if (!clipping) return null
    const { highlightPercent: high, shadowPercent: low } = clipping
    const claimed = numberIn(match)
    const agrees = (percent: number): boolean => Math.abs(percent - claimed) <= Math.max(0.5, percent / 5)
    return [high, low, high + low].some(agrees)
      ? null
      : `${inHighlights(high)}, ${low.toFixed(1)} % in the shadows`
  },
}

export const clipping: ClaimFamily = {
  id: 'clipping',
  rules: [
    {
      pattern: blownHighlights,
      unless: percentage,
      affirms: highlightsBlown,
      denies: highlightsHeld,
    },
    {
      pattern: heldHighlights,
      unless: partOnly,
      affirms: highlightsHeld,
      denies: highlightsBlown,
    },
    {
      pattern: blockedShadows,
      unless: percentage,
      affirms: shadowsBlocked,
      denies: shadowsHeld,
    },
    {
      pattern: heldShadows,
      unless: partOnly,
      affirms: shadowsHeld,
      denies: shadowsBlocked,
    },
    { pattern: phrases('clipp(?:ing|ed)'), unless: endNamed, affirms: tonesClipped, denies: nothingClipped },
    {
      pattern: clippedShare,
      affirms: percentClipped,
    },
  ],
}
