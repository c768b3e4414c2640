import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import type { Fact, Facts } from '../../../../shared/facts.ts'
import { castScale } from '../../../../shared/scales/cast.ts'
import { isWrongAt, scaleValue } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Measured, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as words from '../lexicon/color.ts'
import * as figures from '../lexicon/figures/color.ts'
import { placeWithin } from '../lexicon/picture.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/stains.ts'
import { act, alone, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'

/** Lab units to the other side that contradict a named direction, and mean of all pixels that passes for grey. */
const oppositeFrom = 2
const greyWorldBelow = 3
/** Percent of near-neutral pixels under which they stand for nothing. */
const leastNeutralPercent = 5

type Direction = { name: keyof typeof words.namedCasts; axis: 'a' | 'b'; sign: 1 | -1 }

const warm: Direction = { name: 'warm', axis: 'b', sign: 1 }
const cool: Direction = { name: 'cool', axis: 'b', sign: -1 }
const magenta: Direction = { name: 'magenta', axis: 'a', sign: 1 }
const green: Direction = { name: 'green', axis: 'a', sign: -1 }

const directions = [warm, cool, magenta, green]

const signed = (value: number): string => (value > 0 ? '+' : '') + value.toFixed(1)

const describe = ({ a, b }: Fact<'cast'>): string =>
  `near-neutral areas measure a* ${signed(a)}, b* ${signed(b)}`

function castContradicts(facts: Facts, contradicted: (fact: Fact<'cast'>) => boolean): Measured | null {
  const { cast } = facts
  const isSure = scaleValue(castScale, facts, castScale.confidence.held) !== null
  if (!cast || !isSure || cast.neutralPercent < leastNeutralPercent || !contradicted(cast)) return null
  return gradedContradiction(facts, 'cast', describe(cast))
}

/** Neutral by the near-neutral areas and by the mean of all pixels. */
const isNeutral = (cast: Fact<'cast'>): boolean =>
  isWrongAt(castScale.claims.cast.wrong, castScale.valueOf(cast)!) &&
  Math.hypot(cast.greyWorld.a, cast.greyWorld.b) < greyWorldBelow

const leaning = ({ name, axis, sign }: Direction): Statement => ({
  claim: `there is a ${name} cast`,
  contradictedBy: ({ facts }) =>
    castContradicts(facts, (cast) => cast[axis] * sign <= -oppositeFrom || isNeutral(cast)),
})
const someCast: Statement = {
  claim: 'there is a color cast',
  contradictedBy: ({ facts }) => castContradicts(facts, isNeutral),
}
const noCast: Statement = {
  claim: 'there is no color cast',
  contradictedBy: ({ facts }) =>
    castContradicts(facts, (cast) => isWrongAt(castScale.claims.neutral.wrong, castScale.valueOf(cast)!)),
}

export const castWords: Record<ClosingWord<'cast'>, Statement> = {
  none: noCast,
  warm: leaning(warm),
  cool: leaning(cool),
  green: leaning(green),
  magenta: leaning(magenta),
}

const named = anyOf(...Object.values(words.namedCasts))
const figurative = {
  warm: either(
    alone(figures.warmFigures),
    inOrder(4, figures.neutralThings, figures.warmNeutrals),
    saidOf(senses.neutralTones, senses.warmStain),
    saidOf(senses.wholeRendering, senses.warmWhole),
  ),
  cool: either(
    alone(figures.coolFigures),
    inOrder(4, figures.neutralThings, figures.coolNeutrals),
    saidOf(senses.neutralTones, senses.coldStain),
    inOrder(9, props.frame, props.shivers),
    saidOf(senses.wholeRendering, senses.coldWhole),
  ),
  magenta: either(
    alone(figures.magentaFigures),
    inOrder(4, figures.neutralThings, figures.reddenedNeutrals),
    saidOf(senses.neutralTones, senses.pinkStain),
  ),
  green: either(alone(figures.greenFigures), saidOf(senses.neutralTones, senses.greenStain)),
}
const towards = terms('(slightly |a little |a touch |clearly |noticeably )?(toward(s)?( the)?|into|to the)?')

export const cast: ClaimFamily = {
  id: 'cast',
  rules: [
    ...directions.map((direction) => {
      const color = words.namedCasts[direction.name]
      return {
        pattern: either(
          attribute(color, words.castNouns),
          predicate(terms('(?<!shadows? )(color )?cast'), color),
          inOrder(0, terms('(cast|tint|tinge) of'), color),
          predicate(words.whiteBalance, color),
          inOrder(
            2,
            words.whiteBalance,
            terms(
              '(takes?|taking|took|taken) on, acquires?, adopts?, picks? up, (has|have) (taken|acquired|picked)( on| up)?',
            ),
            color,
          ),
          inOrder(4, words.whiteBalance, anyOf(words.lean, towards, terms('set')), color),
        ),
        unless: anyOf(
          placeWithin('whites', 'grays?', 'neutrals', 'neutral', 'near', 'palette', 'colors?'),
          terms('sky (is|has)'),
        ),
        affirms: leaning(direction),
      }
    }),
    ...directions.map((direction) => ({
      pattern: inOrder(0, words.namedCasts[direction.name], words.balanceTints),
      affirms: leaning(direction),
      isLoose: true as const,
    })),
    {
      pattern: either(
        act(words.strictNeutrals, words.yellowed),
        alone(words.warmStains),
        alone(words.warmToning),
      ),
      unless: words.picturedPicture,
      affirms: leaning(warm),
      isLoose: true,
    },
    {
      pattern: either(
        act(words.strictNeutrals, words.chilled),
        alone(words.coolStains),
        alone(words.coolToning),
      ),
      unless: words.picturedPicture,
      affirms: leaning(cool),
      isLoose: true,
    },
    {
      pattern: either(
        predicate(words.whiteBalance, words.neutralStates),
        attribute(
          terms('neutral, accurate, correct, perfect, natural, faithful, well judged'),
          terms('(white|color) balance, color (rendition|temperature)'),
        ),
        alone(
          terms(
            'white balance (has been|is|was) (\\w+ )?(well|correctly|properly|perfectly|accurately|carefully|nicely) (\\w+)(?! (warm|cool|blue|yellow)), white balance (has been|is|was) (set|judged|handled|adjusted|rendered|chosen|dialed in|corrected|managed) (well|correctly|properly|perfectly|accurately|nicely|with \\w+), (well|correctly|properly|perfectly|accurately) (white )?balanced colors?, whites? (is|are) (really |truly |simply )?white(?! (with|from)), colors? (is|are) (accurate|faithful|true to life)(ly rendered)?',
          ),
        ),
      ),
      affirms: noCast,
      denies: someCast,
    },
    {
      pattern: alone(words.anyCast),
      unless: anyOf(terms('(in|on) the (grays?|neutrals) (?=is)'), named, terms('shadows?( \\w+)? cast')),
      affirms: someCast,
      denies: noCast,
    },
    ...directions.map((direction) => ({
      pattern: figurative[direction.name],
      unless: words.picturedPicture,
      affirms: leaning(direction),
      isFigure: true as const,
    })),
    {
      pattern: either(
        alone(figures.neutralFigures),
        inOrder(3, figures.neutralThings, figures.pureNeutrals),
        saidOf(senses.neutralTones, senses.noStain),
        alone(senses.whiteIsWhite),
      ),
      affirms: noCast,
      denies: someCast,
      isFigure: true,
    },
    {
      pattern: either(
        inOrder(3, figures.neutralThings, figures.tintedNeutrals),
        saidOf(senses.neutralTones, senses.someStain),
      ),
      affirms: someCast,
      denies: noCast,
      isFigure: true,
    },
  ],
}
