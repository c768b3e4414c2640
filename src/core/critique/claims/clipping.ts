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

/*
 * Clipping is measured at native resolution over the whole picture, so "nothing is clipped" holds for every part.
 * Under 0.1 % a claim of clipping is contradicted, over 1 % (highlights) or 2 % (shadows) a claim of none;
 * between them lies what a person may call either. Shadows near black but above it look blocked too, so the
 * darkest 64th of the tone scale must be nearly empty as well.
 */
const noneBelow = 0.1
const muchAbove = { highlights: 1, shadows: 2 }
const nearBlackBelow = 0.01

const inHighlights = (percent: number): string =>
  `${percent.toFixed(1)} % of pixels are clipped in the highlights`
const inShadows = (percent: number): string => `${percent.toFixed(1)} % of pixels are clipped in the shadows`

function noHighlightClipping({ facts }: Evidence): string | null {
  const percent = facts.clipping?.highlightPercent
  return percent !== undefined && percent < noneBelow ? inHighlights(percent) : null
}

function noShadowClipping({ facts }: Evidence): string | null {
  const percent = facts.clipping?.shadowPercent
  const nearBlack = facts.exposure?.histogram.luminance[0] ?? 0
  return percent !== undefined && percent < noneBelow && nearBlack < nearBlackBelow
    ? inShadows(percent)
    : null
}

function muchHighlightClipping({ facts }: Evidence): string | null {
  const percent = facts.clipping?.highlightPercent ?? 0
  return percent > muchAbove.highlights ? inHighlights(percent) : null
}

function muchShadowClipping({ facts }: Evidence): string | null {
  const percent = facts.clipping?.shadowPercent ?? 0
  return percent > muchAbove.shadows ? inShadows(percent) : null
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
