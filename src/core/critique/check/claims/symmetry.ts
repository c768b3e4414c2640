import { mirrorScale } from '../../../../shared/scales/symmetry.ts'
import type { ClaimFamily } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as figures from '../lexicon/figures/arrangement.ts'
import { compositionNouns } from '../lexicon/picture.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/space.ts'
import * as words from '../lexicon/symmetry.ts'
import { alone, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { statementsOn } from './scaleStatement.ts'

const says = statementsOn(
  mirrorScale,
  (mirror) => `left and right correlate by ${mirror.toFixed(2)} (1 is a perfect mirror image)`,
)
const perfect = says('the picture is perfectly symmetrical', 'perfect')
const symmetric = says('the picture is symmetrical', 'symmetrical')
const asymmetric = says('the picture is not symmetrical', 'asymmetrical')

const perfectStates = terms(`${words.perfectly.source} symmetric(al)?`)

export const symmetry: ClaimFamily = {
  id: 'symmetry',
  rules: [
    {
      pattern: either(
        inOrder(0, words.perfectly, words.symmetryNouns),
        attribute(perfectStates, compositionNouns),
        predicate(compositionNouns, perfectStates),
      ),
      unless: words.otherSymmetry,
      affirms: perfect,
    },
    {
      pattern: either(
        attribute(words.symmetricStates, compositionNouns),
        predicate(compositionNouns, words.symmetricStates),
        inOrder(6, words.having, words.symmetryNouns),
        inOrder(1, words.symmetryNouns, words.symmetryRules),
        alone(
          terms(
            'symmetry (plays|has|takes) (a |an |the )?(\\w+ )?(role|part|center stage)(?! in the)( in the (composition|framing|image|picture|photograph))?, symmetry is (\\w+ )?(evident|strong|central|key|striking|apparent|pronounced|perfect|precise|exact), symmetry of the (composition|framing|image|picture|photograph|frame|scene|arrangement|layout)',
          ),
        ),
      ),
      unless: words.otherSymmetry,
      affirms: symmetric,
      denies: asymmetric,
    },
    {
      pattern: alone(words.symmetryIdioms),
      unless: words.otherSymmetry,
      affirms: symmetric,
      denies: asymmetric,
      isLoose: true,
    },
    {
      pattern: either(
        attribute(words.asymmetricStates, compositionNouns),
        predicate(compositionNouns, words.asymmetricStates),
        alone(terms('asymmetry of the (composition|framing|image|picture|photograph|frame)')),
      ),
      affirms: asymmetric,
      denies: symmetric,
    },
    { pattern: alone(words.asymmetryIdioms), affirms: asymmetric, isLoose: true },
    {
      pattern: either(
        alone(figures.mirrorFigures),
        saidOf(senses.sidesOf, senses.alike),
        inOrder(9, props.frame, props.folds),
        alone(senses.mirrored),
      ),
      unless: anyOf(words.otherSymmetry, figures.otherArrangement),
      affirms: symmetric,
      denies: asymmetric,
      isFigure: true,
    },
    {
      pattern: either(
        alone(figures.lopsidedFigures),
        saidOf(senses.sidesOf, senses.unlike),
        alone(senses.onesided),
      ),
      unless: figures.otherArrangement,
      affirms: asymmetric,
      isFigure: true,
    },
    {
      pattern: alone(words.symmetryNouns),
      unless: words.otherSymmetry,
      denies: asymmetric,
    },
  ],
}
