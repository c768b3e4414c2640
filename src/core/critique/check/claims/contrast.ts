import { contrastScale } from '../../../../shared/scales/contrast.ts'
import { rangeScale } from '../../../../shared/scales/exposure.ts'
import { bandOf, lowerLimit, scaleValue } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as words from '../lexicon/contrast.ts'
import * as figures from '../lexicon/figures/contrast.ts'
import { pictureNouns, placeWithin, wholePictures } from '../lexicon/picture.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/tones.ts'
import { act, alone, anyOrder, attribute, described, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { gradedContradiction } from '../trust.ts'
import { scaleContradiction, statementsOn } from './scaleStatement.ts'

const describe = (rms: number): string => {
  const [low, high] = (['medium', 'high'] as const).map((name) => lowerLimit(contrastScale, name))
  return `RMS contrast is ${rms.toFixed(2)} (${low} low, ${high} high)`
}
const high: Statement = {
  claim: 'contrast is high',
  contradictedBy: ({ facts }) => {
    const range = scaleValue(rangeScale, facts, rangeScale.confidence.held)
    const isNarrow = range !== null && bandOf(rangeScale, range).name === 'narrow'
    return isNarrow ? scaleContradiction(contrastScale, 'high', facts, describe) : null
  },
}
const low = statementsOn(contrastScale, describe)('contrast is low', 'low')

const rmsIn = (text: string): number => Number(/\d?\.\d+/.exec(text)?.[0])
const stated: Statement = {
  claim: (text) => `RMS contrast is ${rmsIn(text)}`,
  contradictedBy: ({ facts }, text) => {
    const rms = facts.contrast?.rms
    const isOff = rms !== undefined && Math.abs(rms - rmsIn(text)) > contrastScale.tolerance!
    return isOff ? gradedContradiction(facts, 'contrast', describe(rms)) : null
  },
}

const part =
  '(?! (backgrounds?|foregrounds?|sky|skies|areas?|parts?|edges?|zones?|subjects?|details?|elements?))'
const contrastWhole = terms(`${words.contrastNouns.source}${part}`)
const lacks = terms('lacks?, lacking, wants, is without, has no, misses')
const elsewhere = anyOf(
  words.otherContrast,
  placeWithin('midtones', 'low', 'light', 'dark', 'tones?', 'bright'),
)

export const contrast: ClaimFamily = {
  id: 'contrast',
  rules: [
    {
      pattern: either(
        attribute(words.strongStates, contrastWhole),
        predicate(contrastWhole, words.strongStates),
        described(pictureNouns, words.contrastyStates),
        alone(terms('pushed the contrast( \\w+)? too far, too much contrast')),
      ),
      unless: elsewhere,
      affirms: high,
      denies: low,
    },
    { pattern: alone(words.contrastIdioms), unless: elsewhere, affirms: high, isLoose: true },
    {
      pattern: either(
        attribute(words.weakStates, contrastWhole),
        predicate(contrastWhole, words.weakStates),
        predicate(anyOf(words.flatNouns, terms('it')), words.flatStates),
        attribute(words.flatStates, words.flatNouns),
        inOrder(1, terms('on'), terms('weak, low'), contrastWhole),
      ),
      unless: elsewhere,
      affirms: low,
      denies: high,
    },
    { pattern: alone(words.flatIdioms), unless: elsewhere, affirms: low, isLoose: true },
    {
      pattern: either(
        inOrder(3, pictureNouns, lacks, words.punch),
        inOrder(2, terms('lack of, absence of, want of, lacking( in)?, without( any)?'), words.punch),
      ),
      unless: elsewhere,
      affirms: low,
    },
    {
      pattern: either(
        anyOrder(5, figures.tonalSubjects, figures.hard),
        act(figures.tonalWholes, figures.hardWhole),
        predicate(figures.tonalWholes, figures.hardWhole),
        alone(figures.hardFigures),
        saidOf(senses.tonePairs, senses.strongTones),
        saidOf(wholePictures, senses.hardPicture),
      ),
      unless: anyOf(elsewhere, figures.otherTonality),
      affirms: high,
      denies: low,
      isFigure: true,
    },
    {
      pattern: either(
        anyOrder(5, figures.tonalSubjects, figures.limp),
        act(figures.tonalWholes, figures.limpWhole),
        predicate(figures.tonalWholes, figures.limpWhole),
        inOrder(
          1,
          figures.limpWhole,
          terms('(to|about|in) (it|this|the (tones?|picture|print|image|frame|photograph))'),
        ),
        alone(figures.flatFigures),
        saidOf(senses.tonePairs, senses.weakTones),
        inOrder(9, props.frame, props.wakes),
        saidOf(wholePictures, senses.flatPicture),
      ),
      unless: anyOf(elsewhere, figures.otherTonality),
      affirms: low,
      denies: high,
      isFigure: true,
    },
    {
      pattern: alone(senses.firmTones),
      unless: anyOf(elsewhere, figures.otherTonality),
      denies: low,
      isFigure: true,
    },
    { pattern: alone(terms('rms( contrast)?( \\S+){0,2}? 0?\\.\\d+')), affirms: stated },
  ],
}
