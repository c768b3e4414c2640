import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import { blurScale, describeBlur } from '../../../../shared/scales/blur.ts'
import { contradictingValue } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as figures from '../lexicon/figures/sharpness.ts'
import { everything } from '../lexicon/picture.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/surface.ts'
import * as words from '../lexicon/sharpness.ts'
import { act, alone, anyOrder, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'

/** Only what holds for the picture as a whole: of one that moved in part or is sharp in places neither is contradicted. */
const when = (claim: string, on: keyof typeof blurScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) =>
    facts.blur && contradictingValue(blurScale, on, facts) !== null
      ? gradedContradiction(facts, 'blur', describeBlur(facts.blur))
      : null,
})
const sharp = when('it is sharp', 'sharp')
const soft = when('the picture is not sharp', 'soft')
/** Contradicted only where there is no blur at all: its cause is harder to tell than the blur. */
const moved = when('the picture is blurred by movement', 'soft')

export const focusWords: Record<ClosingWord<'focus'>, Statement> = {
  sharp,
  soft,
  moved,
}

const notAll = terms('not everything, not all')

const otherwise = anyOf(words.otherSoftness, figures.otherBlur, notAll)

export const sharpness: ClaimFamily = {
  id: 'sharpness',
  rules: [
    {
      pattern: either(alone(words.sharpTerms), predicate(words.fineDetail, words.resolved)),
      unless: anyOf(notAll, terms('nothing'), words.otherSharpness),
      affirms: sharp,
    },
    {
      pattern: either(
        predicate(anyOf(words.wholeSharpNouns, everything), words.sharpStates),
        predicate(words.focusNouns, words.goodFocus),
      ),
      unless: notAll,
      affirms: sharp,
      denies: soft,
    },
    {
      pattern: either(
        alone(words.sharpIdioms),
        anyOrder(4, words.fineThings, words.countable),
        act(words.fineDetail, words.resolved),
        attribute(
          terms('razor sharp, crisp, crystal clear, crystalline, pin sharp, tack sharp, biting'),
          words.fineDetail,
        ),
      ),
      unless: anyOf(notAll, terms('nothing'), words.otherSharpness),
      affirms: sharp,
      isLoose: true,
    },
    {
      pattern: either(
        predicate(words.wholeSoftNouns, words.softStates),
        attribute(terms('blurry, blurred, unsharp, out of focus'), words.wholeSoftNouns),
      ),
      unless: words.otherSoftness,
      affirms: soft,
      denies: sharp,
    },
    {
      pattern: either(
        alone(words.softTerms),
        predicate(words.fineDetail, words.softStates),
        act(words.fineDetail, words.softStates),
      ),
      unless: otherwise,
      affirms: soft,
      isLoose: true,
    },
    { pattern: alone(words.movedWhole), affirms: moved, isLoose: true },
    {
      pattern: either(
        predicate(everything, words.sharpStates),
        act(everything, terms('bites?, snaps?, holds? focus')),
      ),
      unless: anyOf(words.otherSoftness, notAll),
      denies: soft,
      isLoose: true,
    },
    {
      pattern: either(
        inOrder(3, figures.drawnThings, figures.likeHardThings),
        saidOf(senses.drawing, senses.steely),
        inOrder(9, props.frame, props.sharpens),
        alone(senses.readsClosely),
      ),
      unless: otherwise,
      affirms: sharp,
      denies: soft,
      isFigure: true,
    },
    {
      pattern: either(
        inOrder(3, figures.drawnThings, figures.likeSoftThings),
        saidOf(senses.drawing, senses.woolly),
        inOrder(9, props.frame, props.softens),
        alone(senses.blinked),
      ),
      unless: otherwise,
      affirms: soft,
      denies: sharp,
      isFigure: true,
    },
    { pattern: alone(figures.anySoftness), unless: otherwise, denies: sharp, isFigure: true },
    { pattern: alone(figures.razorFigures), unless: otherwise, affirms: sharp, denies: soft, isFigure: true },
    { pattern: alone(figures.softThings), unless: otherwise, denies: sharp, isFigure: true },
    { pattern: alone(figures.smearFigures), unless: otherwise, affirms: soft, denies: sharp, isFigure: true },
    { pattern: alone(figures.hardThings), unless: otherwise, denies: soft, isFigure: true },
  ],
}
