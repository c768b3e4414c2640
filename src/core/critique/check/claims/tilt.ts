import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import type { Facts } from '../../../../shared/facts.ts'
import { scaleValue } from '../../../../shared/scales/scale.ts'
import { tiltScale } from '../../../../shared/scales/tilt.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as figures from '../lexicon/figures/level.ts'
import * as level from '../lexicon/level.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/level.ts'
import { act, alone, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'
import { statementsOn } from './scaleStatement.ts'

/** What shows the tilt, and by how many degrees. */
const describe = (degrees: number, { tilt: fact }: Facts): string =>
  fact?.kind === 'uprights'
    ? `by its upright lines the picture is tilted by ${degrees.toFixed(1)}°`
    : `the horizon is tilted by ${degrees.toFixed(1)}°`

const says = statementsOn(tiltScale, describe)
const tilted = says('the horizon is tilted', 'tilted')
const isLevel = says('the horizon is level', 'level')

export const horizonWords: Record<ClosingWord<'horizon'>, Statement> = { level: isLevel, tilted }

const angleIn = (words: string): number => Number(/(\d+(?:\.\d+)?) ?(?:°|deg)/.exec(words)?.[1])
const statedAngle: Statement = {
  claim: (words) => `the tilt is ${angleIn(words)}°`,
  contradictedBy: ({ facts }, words) => {
    const degrees = scaleValue(tiltScale, facts, tiltScale.confidence.held)
    const isOff = degrees !== null && Math.abs(degrees - angleIn(words)) > tiltScale.tolerance!
    return isOff ? gradedContradiction(facts, 'tilt', describe(degrees, facts)) : null
  },
}

/** A stated angle is held against the measured one instead. */
const otherTiltOrAngle = anyOf(
  level.otherTilt,
  figures.otherLevel,
  level.angle,
  terms('horizon (placement|position|height)'),
)

export const tilt: ClaimFamily = {
  id: 'tilt',
  rules: [
    {
      pattern: either(
        predicate(level.horizonLines, level.offStates),
        act(level.horizonLines, anyOf(level.offStates, level.runsDown)),
        attribute(level.offStates, level.horizonLines),
        predicate(level.horizonLines, level.bitOff),
        inOrder(1, level.offStates, terms('is'), level.horizonLines),
        alone(level.dutch),
        predicate(level.wholeFrames, level.offStates),
      ),
      unless: otherTiltOrAngle,
      affirms: tilted,
      denies: isLevel,
    },
    {
      pattern: either(act(level.wholeFrames, level.offStates), alone(level.straightening)),
      unless: otherTiltOrAngle,
      affirms: tilted,
      isLoose: true,
    },
    {
      pattern: either(
        predicate(level.horizonLines, level.evenStates),
        attribute(level.evenStates, level.horizonLines),
        predicate(
          level.wholeFrames,
          terms(
            '(?<!eye )level(?! (of|with)), (perfectly |dead )?straight(?! (at|into|from|to|down|up)), plumb',
          ),
        ),
      ),
      unless: otherTiltOrAngle,
      affirms: isLevel,
      denies: tilted,
    },
    {
      pattern: either(
        inOrder(6, level.levelProof, level.horizonLines),
        inOrder(4, level.horizonLines, level.levelProof),
      ),
      unless: otherTiltOrAngle,
      affirms: isLevel,
      isLoose: true,
    },
    {
      pattern: either(
        inOrder(
          5,
          anyOf(level.horizonLines, level.wholeFrames),
          anyOf(level.offStates, terms('off by, rotated')),
          level.angle,
        ),
        alone(terms('tilt of \\d+(\\.\\d+)? ?(°|degrees?)')),
      ),
      unless: level.otherTilt,
      affirms: statedAngle,
    },
    {
      pattern: either(
        alone(figures.slidingOff),
        alone(figures.askew),
        inOrder(4, figures.levelLine, figures.lineGoesOff),
        saidOf(figures.levelLine, senses.unsteady),
        saidOf(senses.anyLine, senses.reeling),
        saidOf(senses.standing, senses.listing),
        inOrder(9, props.frame, props.tilts),
        alone(senses.straightens),
      ),
      unless: otherTiltOrAngle,
      affirms: tilted,
      denies: isLevel,
      isFigure: true,
    },
    {
      pattern: either(
        alone(figures.nothingLeans),
        alone(figures.standsTrue),
        inOrder(4, figures.levelLine, figures.lineRunsTrue),
        saidOf(figures.levelLine, senses.upstanding),
        saidOf(senses.anyLine, senses.upright),
        saidOf(senses.standing, senses.foursquare),
        inOrder(9, props.frame, props.levels),
        alone(senses.signsOff),
      ),
      unless: otherTiltOrAngle,
      affirms: isLevel,
      denies: tilted,
      isFigure: true,
    },
    { pattern: alone(figures.anyTilt), unless: otherTiltOrAngle, denies: isLevel, isFigure: true },
  ],
}
