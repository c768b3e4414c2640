import { colourfulnessScale } from '../../../../shared/scales/colourfulness.ts'
import { lowerLimit } from '../../../../shared/scales/scale.ts'
import type { ClaimFamily } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as words from '../lexicon/color.ts'
import * as figures from '../lexicon/figures/color.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/tones.ts'
import { act, alone, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { statementsOn } from './scaleStatement.ts'

const [slight, high] = (['slight', 'high'] as const).map((name) => lowerLimit(colourfulnessScale, name))
const says = statementsOn(
  colourfulnessScale,
  (m3) => `colorfulness is ${m3.toFixed(0)} (M3: ${slight} slight, ${high} high)`,
)
const vivid = says('the colors are vivid', 'vivid')
const muted = says('the colors are muted', 'muted')
const monochrome = says('the picture is black and white', 'monochrome')
const coloured = says('the picture is in color', 'colored')

const pictures = terms(
  'images?, photo(graph)?s?, picture, frame, treatment, rendering, conversion, print, scene, composition, shot',
)
const oneThing = terms(
  '(red|blue|green|yellow|orange|pink) (dress|coat|hat|umbrella|door|scarf|car|boat), (his|her) \\w+ (is|are), (his|her|their) (faded|washed ?out|bleached|drained|muted) \\w+, (colors?|hues?) of (the|his|her|a) (?!(image|picture|photo|photograph|frame|scene|composition|whole|palette))\\S+',
)

const otherwise = anyOf(oneThing, figures.otherColor)

export const saturation: ClaimFamily = {
  id: 'saturation',
  rules: [
    {
      pattern: either(
        predicate(words.colorNouns, words.vividStates),
        attribute(words.vividStates, words.colorNouns),
        predicate(terms('(color )?saturation( levels?)?'), terms('high')),
        predicate(pictures, terms('vivid, vibrant, (over)?saturated, garish, colorful, oversaturated')),
        attribute(
          terms('saturated, oversaturated, vibrant'),
          terms('(color )?(treatment|rendition|grade|grading|processing)(?! of (the|his|her|a) )'),
        ),
        attribute(terms('colorful, vibrant, vivid, oversaturated'), anyOf(pictures, words.colorNouns)),
      ),
      unless: oneThing,
      affirms: vivid,
    },
    { pattern: alone(words.vividTerms), unless: otherwise, affirms: vivid, isLoose: true },
    {
      pattern: either(
        predicate(words.colorNouns, words.mutedStates),
        attribute(words.mutedStates, words.colorNouns),
        attribute(
          terms('desaturated, washed ?out, faded, bleached, drained, muted'),
          terms(
            'look(?! at), appearance, rendering, rendition, (color )?(treatment|grade|grading|processing|toning)(?! of (the|his|her|a) ), feel, aesthetic, quality',
          ),
        ),
        attribute(
          terms('subdued, restrained, understated'),
          terms('color (treatment|grade|grading|rendering|processing)'),
        ),
        predicate(pictures, terms('desaturated, washed ?out, drained of color, colorless')),
      ),
      unless: oneThing,
      affirms: muted,
    },
    {
      pattern: either(alone(words.mutedTerms), act(words.dyes, words.fades)),
      unless: oneThing,
      affirms: muted,
      isLoose: true,
    },
    {
      pattern: either(predicate(pictures, words.monochromeStates), alone(words.monochromeTerms)),
      unless: terms('almost, nearly, close to, well nigh'),
      affirms: monochrome,
      denies: coloured,
    },
    {
      pattern: either(
        inOrder(4, words.dyes, figures.loudColors),
        saidOf(senses.colors, senses.loudColor),
        inOrder(9, props.frame, props.deafens),
        alone(senses.feltColor),
      ),
      unless: otherwise,
      affirms: vivid,
      isFigure: true,
    },
    {
      pattern: either(
        inOrder(4, words.dyes, figures.faintColors),
        saidOf(senses.colors, senses.faintColor),
        inOrder(9, senses.colors, props.frame, props.revives),
      ),
      unless: otherwise,
      affirms: muted,
      isFigure: true,
    },
    { pattern: alone(figures.loudFigures), unless: otherwise, affirms: vivid, isFigure: true },
    { pattern: alone(figures.fadedFigures), unless: otherwise, affirms: muted, isFigure: true },
    {
      pattern: either(alone(figures.colorlessFigures), alone(senses.colorRefused)),
      unless: otherwise,
      affirms: monochrome,
      isFigure: true,
    },
  ],
}
