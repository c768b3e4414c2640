import type { ClaimFamily, Statement } from '../claim.ts'
import { everything } from '../lexicon/picture.ts'
import * as words from '../lexicon/sharpness.ts'
import { act, alone, anyOrder, attribute, either, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'

/*
 * Gaussian sigma of the sharpest edges of the picture, in native pixels. From 3 up nothing in it is sharp, so any
 * claim of sharpness is contradicted; under 0.8 something is crisp, so only claims about the whole picture are.
 */
const crispBelow = 0.8
const softFrom = 3

const when = (claim: string, contradicted: (pixels: number) => boolean): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const pixels = facts.sharpness?.edgeBlurPixels ?? null
    if (pixels === null || !contradicted(pixels)) return null
    return gradedContradiction(
      facts,
      'sharpness',
      `the sharpest edges are blurred by ${pixels.toFixed(1)} pixels`,
    )
  },
})
const sharp = when('it is sharp', (pixels) => pixels >= softFrom)
const soft = when('the picture is not sharp', (pixels) => pixels < crispBelow)

const notAll = terms('not everything, not all')

export const sharpness: ClaimFamily = {
  id: 'sharpness',
  rules: [
    {
      pattern: either(alone(words.sharpTerms), predicate(words.fineDetail, words.resolved)),
      unless: anyOf(notAll, terms('nothing')),
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
      unless: anyOf(notAll, terms('nothing')),
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
      unless: words.otherSoftness,
      affirms: soft,
      isLoose: true,
    },
    {
      pattern: either(
        predicate(everything, words.sharpStates),
        act(everything, terms('bites?, snaps?, holds? focus')),
      ),
      unless: anyOf(words.otherSoftness, notAll),
      denies: soft,
      isLoose: true,
    },
  ],
}
