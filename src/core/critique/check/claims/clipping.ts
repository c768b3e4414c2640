import type { ClaimFamily } from '../claim.ts'
import * as ends from '../lexicon/clipping.ts'
import * as figures from '../lexicon/figures/ends.ts'
import { everything, partialPlace } from '../lexicon/picture.ts'
import { act, alone, anyOrder, attribute, either, inOrder, predicate, type Pattern } from '../relation.ts'
import { anyOf, terms, type Terms } from '../terms.ts'
import { figuresOfClipping } from './clippingFigures.ts'
import {
  highlightsBlown,
  highlightsHeld,
  nothingClipped,
  percentClipped,
  shadowsBlocked,
  shadowsHeld,
  tonesClipped,
} from './clippingStatements.ts'

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
        predicate(ends.anyPart, ends.overexposedParts),
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
      pattern: alone(ends.clippedToWhite),
      unless: ends.percentage,
      affirms: highlightsBlown,
      denies: highlightsHeld,
      isLoose: true,
    },
    {
      pattern: alone(ends.handledHighlights),
      unless: ends.loses,
      affirms: highlightsHeld,
      isLoose: true,
    },
    { pattern: alone(ends.handledShadows), unless: ends.loses, affirms: shadowsHeld, isLoose: true },
    {
      pattern: either(alone(ends.clippedToBlack), alone(ends.blockedParts)),
      unless: ends.percentage,
      affirms: shadowsBlocked,
      denies: shadowsHeld,
      isLoose: true,
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
