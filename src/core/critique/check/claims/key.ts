import { keyScale, medianScale } from '../../../../shared/scales/exposure.ts'
import { contradictingValue } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import * as tone from '../lexicon/tone.ts'
import * as figures from '../lexicon/figures/brightness.ts'
import { compositionNouns, placeWithin, pictureNouns } from '../lexicon/picture.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/light.ts'
import { saidOf } from '../figure.ts'
import { act, alone, attribute, described, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { scaleContradiction } from './scaleStatement.ts'

const isDarker = { 'high-key': true, 'low-key': false }

/** Brightness and median have to speak against it together. */
const when = (claim: string, kind: 'high-key' | 'low-key'): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const isContradicted = contradictingValue(keyScale, kind, facts) !== null
    const side = isDarker[kind] ? 'darker' : 'lighter'
    const describe = (median: number): string =>
      `half of the picture is ${side} than L* ${median.toFixed(0)} (0 black, 100 white)`
    return isContradicted ? scaleContradiction(medianScale, kind, facts, describe) : null
  },
})
const high = when('the picture is high-key', 'high-key')
const low = when('the picture is low-key', 'low-key')

const inKey = (key: 'high' | 'low'): ReturnType<typeof terms> => terms(`in (a )?${key} key`)
const most = terms(
  'most of the (tones?|image|photo(graph)?|picture|frame|scene|print)( \\S+)? (lies?|is|are|sits?)',
)
const elsewhere = anyOf(
  placeWithin('highlights?', 'shadows?', 'tones?', 'purest', 'best'),
  terms('(her|his) (dress|coat|face)'),
)

/** The other key in plain words: the figure of speech beside them is of a part. */
const plainly = (tones: string): ReturnType<typeof terms> =>
  terms(`(is|are|was|looks?|seems?|stays?|remains?|nearly|mostly) (\\w+ )?(${tones})(?! (corner|enough))`)
const plainlyDark = plainly('dark|darker|dim|dusky|gloomy|murky|black|moody|somber|shadowy')
const plainlyLight = plainly('bright|brighter|light|lighter|pale|white|airy|luminous')

const asHigh = either(described(tone.keyNouns, tone.highKey), alone(inKey('high')))
const asLow = either(described(tone.keyNouns, tone.lowKey), alone(inKey('low')))

export const key: ClaimFamily = {
  id: 'key',
  rules: [
    { pattern: asHigh, unless: elsewhere, affirms: high },
    { pattern: asLow, unless: elsewhere, affirms: low },
    {
      pattern: either(
        described(tone.registers, tone.lightRegister),
        act(tone.lightMass, tone.prevail),
        inOrder(0, most, terms('in (the )?highlights')),
        inOrder(1, pictureNouns, tone.ruledBy, tone.lightTones),
        inOrder(1, tone.lightTones, tone.toneEffects),
        alone(tone.floating),
        inOrder(2, terms('(a|the) (high|light|bright|luminous|airy|silvery)'), tone.registers),
      ),
      unless: elsewhere,
      affirms: high,
      isLoose: true,
    },
    {
      pattern: either(
        described(tone.registers, tone.darkRegister),
        act(tone.darkMass, tone.prevail),
        inOrder(2, tone.darkMass, tone.prevail, tone.mostOfIt),
        inOrder(0, most, terms('in (the |deep )?(shadows?|darkness)')),
        inOrder(1, pictureNouns, tone.ruledBy, tone.darkTones),
        inOrder(1, tone.darkTones, tone.toneEffects),
        alone(tone.sunk),
        predicate(pictureNouns, terms('(predominantly|mostly|mainly|largely) dark')),
        attribute(terms('brooding, somber, gloomy, murky, tenebrous'), compositionNouns),
      ),
      unless: elsewhere,
      affirms: low,
      isLoose: true,
    },
    {
      pattern: either(
        alone(figures.highBright),
        saidOf(senses.wholePicture, senses.brightPlace),
        inOrder(9, props.frame, props.brightens),
        alone(senses.brightVisit),
      ),
      unless: anyOf(figures.otherBrightness, plainlyDark),
      affirms: high,
      isFigure: true,
    },
    {
      pattern: either(
        alone(figures.deepDark),
        saidOf(senses.wholePicture, senses.darkPlace),
        inOrder(9, props.frame, props.darkens),
        alone(senses.darkVisit),
      ),
      unless: anyOf(figures.otherBrightness, plainlyLight),
      affirms: low,
      isFigure: true,
    },
  ],
}
