import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import { highlightScale, nearBlackShare, shadowScale } from '../../../../shared/scales/clipping.ts'
import type { ClaimFamily, Evidence, Measured, Rule, Statement } from '../claim.ts'
import * as ends from '../lexicon/clipping.ts'
import * as figures from '../lexicon/figures/ends.ts'
import { everything, partialPlace } from '../lexicon/picture.ts'
import { act, alone, anyOrder, attribute, either, inOrder, predicate, type Pattern } from '../relation.ts'
import { anyOf, terms, type Terms } from '../terms.ts'
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

const highlightsBlown: Statement = { claim: 'highlights are clipped', contradictedBy: noHighlightClipping }
const highlightsHeld: Statement = {
  claim: 'highlights are not clipped',
  contradictedBy: muchHighlightClipping,
}
const shadowsBlocked: Statement = { claim: 'shadows are clipped', contradictedBy: noShadowClipping }
const shadowsHeld: Statement = { claim: 'shadows are not clipped', contradictedBy: muchShadowClipping }
export const highlightWords: Record<ClosingWord<'highlights'>, Statement> = {
  lost: highlightsBlown,
  held: highlightsHeld,
}
export const shadowWords: Record<ClosingWord<'shadows'>, Statement> = {
  lost: shadowsBlocked,
  held: shadowsHeld,
}

const tonesClipped: Statement = {
  claim: 'tones are clipped',
  contradictedBy: (evidence) => noHighlightClipping(evidence) && noShadowClipping(evidence),
}
const nothingClipped: Statement = {
  claim: 'nothing is clipped',
  contradictedBy: (evidence) => muchHighlightClipping(evidence) ?? muchShadowClipping(evidence),
}

const percentIn = (words: string): number => Number(/\d+(?:\.\d+)?/.exec(words)?.[0])
const percentClipped: Statement = {
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

/** Detail is kept at this end: "holds detail in the shadows", "shadow detail survives". */
const detailKept = (zone: Terms, states: Terms): Pattern =>
  either(
    anyOrder(5, ends.keeps, ends.detailNouns, zone),
    inOrder(4, zone, ends.keeps, ends.detailNouns),
    anyOrder(4, ends.detailNouns, ends.isThere, zone),
    inOrder(4, terms('details?( retention)? (in|across|throughout)'), zone),
    predicate(zone, states),
    act(zone, ends.isThere),
    inOrder(3, ends.savesWhole, zone),
  )
/** Detail is lost at this end. */
const detailLost = (zone: Terms, states: Terms): Pattern =>
  either(
    anyOrder(5, ends.loses, ends.detailNouns, zone),
    inOrder(9, zone, terms('that (they|it|all)'), ends.loses, ends.detailNouns),
    inOrder(3, zone, terms('without( any)?'), ends.detailNouns),
    predicate(zone, states),
    act(zone, states),
    attribute(states, zone),
    inOrder(5, terms('clipping'), zone),
    inOrder(
      2,
      terms(
        'crush~, clip~, block(ed|s|ing)?( up)?, blow(s|n|ing)?( out)?, blew( out)?, burn(s|ed|t|ing)?( out)?, los(es|t|ing)',
      ),
      zone,
    ),
  )

const highlightNouns = terms('high ?light (details?|textures?|information), white clipping')
const shadowNouns = terms('shadow (details?|textures?|information), black clipping')
const lossAnyway = anyOf(partialPlace, ends.loses, figures.otherEnds)

/** How far a figure of speech may stand from what it is about, in words. */
const figureReach = 6
/** The end of the scale first, or as the object: "in the shadows" is where a thing of the picture is. */
const endThen = (end: Terms, state: Terms): Pattern =>
  either(inOrder(figureReach, end, state), inOrder(1, state, end))
const figureElsewhere = anyOf(ends.percentage, figures.otherEnds, partialPlace)
const brightEnd = anyOf(ends.highlightZone, figures.topOfScale)
const darkEnd = anyOf(ends.shadowZone, figures.bottomOfScale)
const figuresOfClipping: Rule[] = [
  {
    pattern: either(
      endThen(brightEnd, figures.lostInWhite),
      inOrder(2, figures.detailDrowns, brightEnd),
      inOrder(2, figures.burningLight, figures.burnsAway, anyOf(ends.lightSources, brightEnd)),
      inOrder(3, figures.nothingIn, ends.lightSources),
      act(ends.lightSources, figures.sourceLost),
      predicate(ends.lightSources, figures.sourceLost),
      alone(figures.blownThings),
    ),
    unless: figureElsewhere,
    affirms: highlightsBlown,
    denies: highlightsHeld,
    isFigure: true,
  },
  {
    pattern: either(
      endThen(brightEnd, figures.keptInWhite),
      inOrder(4, figures.nothingLost, brightEnd),
      inOrder(1, figures.firmHand, brightEnd),
      inOrder(1, figures.lifeIn, brightEnd),
      act(ends.lightSources, figures.sourceKept),
      predicate(ends.lightSources, figures.sourceKept),
    ),
    unless: figureElsewhere,
    affirms: highlightsHeld,
    denies: highlightsBlown,
    isFigure: true,
  },
  {
    pattern: either(
      endThen(darkEnd, figures.lostInBlack),
      inOrder(2, figures.detailDrowns, darkEnd),
      alone(figures.blackThings),
    ),
    unless: figureElsewhere,
    affirms: shadowsBlocked,
    denies: shadowsHeld,
    isFigure: true,
  },
  {
    pattern: either(
      endThen(darkEnd, figures.keptInBlack),
      inOrder(4, figures.nothingLost, darkEnd),
      inOrder(1, figures.firmHand, darkEnd),
      inOrder(1, figures.lifeIn, darkEnd),
    ),
    unless: figureElsewhere,
    affirms: shadowsHeld,
    denies: shadowsBlocked,
    isFigure: true,
  },
]

export const clipping: ClaimFamily = {
  id: 'clipping',
  rules: [
    {
      pattern: either(
        detailLost(ends.highlightZone, ends.blownStates),
        alone(terms('blow(s|n|ing)? out(?! of), blew out(?! of), white clipping')),
        anyOrder(3, ends.loses, highlightNouns),
      ),
      unless: ends.percentage,
      affirms: highlightsBlown,
      denies: highlightsHeld,
    },
    {
      pattern: either(
        predicate(ends.lightSources, ends.blownStates),
        act(ends.lightSources, ends.blownStates),
        attribute(ends.blownStates, ends.lightSources),
        act(everything, terms('burn(s|t|ed)? (out|through|away), blow(s|n)? out')),
      ),
      unless: anyOf(ends.percentage, figures.otherEnds),
      affirms: highlightsBlown,
      denies: highlightsHeld,
      isLoose: true,
    },
    {
      pattern: either(
        detailKept(ends.highlightZone, ends.heldStates),
        anyOrder(4, ends.keeps, highlightNouns),
        anyOrder(3, highlightNouns, ends.isThere),
      ),
      unless: lossAnyway,
      affirms: highlightsHeld,
      denies: highlightsBlown,
    },
    {
      pattern: either(
        detailLost(ends.shadowZone, ends.blockedStates),
        alone(terms('black clipping')),
        anyOrder(3, ends.loses, shadowNouns),
      ),
      unless: anyOf(ends.percentage, ends.somethingInShadow),
      affirms: shadowsBlocked,
      denies: shadowsHeld,
    },
    {
      pattern: either(
        detailKept(ends.shadowZone, ends.openStates),
        anyOrder(4, ends.keeps, shadowNouns),
        anyOrder(3, shadowNouns, ends.isThere),
        attribute(terms('open'), terms('shadows?')),
      ),
      unless: lossAnyway,
      affirms: shadowsHeld,
      denies: shadowsBlocked,
    },
    {
      pattern: either(
        detailKept(ends.bothZones, anyOf(ends.heldStates, ends.openStates)),
        act(ends.histogramNouns, ends.withinBounds),
        predicate(ends.histogramNouns, ends.withinBounds),
      ),
      unless: ends.loses,
      affirms: nothingClipped,
      denies: tonesClipped,
      isLoose: true,
    },
    {
      pattern: either(
        detailLost(ends.bothZones, anyOf(ends.blownStates, ends.blockedStates)),
        act(ends.histogramNouns, ends.atBounds),
      ),
      affirms: tonesClipped,
      denies: nothingClipped,
      isLoose: true,
    },
    {
      pattern: alone(ends.clippingNouns),
      unless: anyOf(
        ends.percentage,
        ends.highlightZone,
        ends.shadowZone,
        ends.lightSources,
        ends.otherClipping,
      ),
      affirms: tonesClipped,
      denies: nothingClipped,
    },
    {
      pattern: either(
        inOrder(6, ends.percentage, ends.clippedVerbs),
        inOrder(3, ends.clippedVerbs, ends.percentage),
      ),
      affirms: percentClipped,
    },
    ...figuresOfClipping,
  ],
}
