// Figures of speech about the ends of the tone scale.
import type { Rule } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as ends from '../lexicon/clipping.ts'
import * as figures from '../lexicon/figures/ends.ts'
import { partialPlace } from '../lexicon/picture.ts'
import * as senses from '../lexicon/senses/ends.ts'
import { act, alone, either, inOrder, predicate, type Pattern } from '../relation.ts'
import { anyOf, type Terms } from '../terms.ts'
import { highlightsBlown, highlightsHeld, shadowsBlocked, shadowsHeld } from './clippingStatements.ts'

/** How far a figure of speech may stand from what it is about, in words. */
const figureReach = 6
/** The end of the scale first, or as the object: "in the shadows" is where a thing of the picture is. */
const endThen = (end: Terms, state: Terms): Pattern =>
  either(inOrder(figureReach, end, state), inOrder(1, state, end))
const figureElsewhere = anyOf(ends.percentage, figures.otherEnds, partialPlace)
const brightEnd = anyOf(ends.highlightZone, figures.topOfScale)
const darkEnd = anyOf(ends.shadowZone, figures.bottomOfScale)
const brightNouns = anyOf(brightEnd, senses.theBright)
const brightThings = anyOf(brightNouns, ends.lightSources)
const darkNouns = anyOf(darkEnd, senses.theDark)

export const figuresOfClipping: Rule[] = [
  {
    pattern: inOrder(1, figures.lifeIn, brightEnd),
    unless: anyOf(figureElsewhere, ends.loses),
    affirms: highlightsHeld,
    denies: highlightsBlown,
    isFigure: true,
  },
  {
    pattern: inOrder(1, figures.lifeIn, darkEnd),
    unless: anyOf(figureElsewhere, ends.loses),
    affirms: shadowsHeld,
    denies: shadowsBlocked,
    isFigure: true,
  },
  {
    pattern: either(
      endThen(brightEnd, figures.lostInWhite),
      inOrder(2, figures.detailDrowns, brightEnd),
      inOrder(2, figures.burningLight, figures.burnsAway, anyOf(ends.lightSources, brightEnd)),
      inOrder(3, figures.nothingIn, ends.lightSources),
      act(ends.lightSources, figures.sourceLost),
      predicate(ends.lightSources, figures.sourceLost),
      alone(figures.blownThings),
      saidOf(brightNouns, senses.lostLight),
      saidOf(senses.theSky, senses.skyLost),
      saidOf(brightThings, senses.holedLight),
      alone(senses.bitten),
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
      saidOf(brightNouns, senses.keptLight),
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
      saidOf(darkNouns, senses.lostDark),
      alone(senses.darkBlots),
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
      saidOf(darkNouns, senses.keptDark),
      alone(senses.visitsDark),
    ),
    unless: figureElsewhere,
    affirms: shadowsHeld,
    denies: shadowsBlocked,
    isFigure: true,
  },
]
