import { contradictingValue } from '../../../shared/scales/scale.ts'
import { mirrorScale } from '../../../shared/scales/symmetry.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { anyWord, be, gap, oneOf, phrases } from './phrase.ts'

const when = (claim: string, kind: keyof typeof mirrorScale.claims): Statement => ({
  claim,
  contradictedBy: ({ facts }) => {
    const mirror = contradictingValue(mirrorScale, kind, facts)
    return mirror === null
      ? null
      : `left and right correlate by ${mirror.toFixed(2)} (1 is a perfect mirror image)`
  },
})
const perfect = when('the picture is perfectly symmetrical', 'perfect')
const symmetric = when('the picture is symmetrical', 'symmetrical')
const asymmetric = when('the picture is not symmetrical', 'asymmetrical')

const whole = anyWord(
  'compositions? framing arrangement layout images? photo(?:graph)?s? pictures? shot frame structure design',
)
const perfectly = anyWord(
  'perfect(?:ly)? strict(?:ly)? exact(?:ly)? absolute(?:ly)? flawless(?:ly)? precise(?:ly)?',
)
const having = anyWord('has exhibits displays shows features employs achieves offers possesses demonstrates')
const ofWhole = `(?! of (?:the|its|her|his|a) (?!${whole}))`

/** Symmetry about another axis, or of something in the picture. */
const otherSymmetry = new RegExp(
  String.raw`\bthan an? symmetr|\b(?:vertical|radial|rotational|horizontal) symmetr|\breflect|\b(?:top|upper) (?:and|half)` +
    String.raw`|\bsymmetry of (?:the|its|her|his|an?) (?!${whole})|\bsymmetry (?:between|in (?:the|her|his) (?!${whole}))`,
  'i',
)

export const symmetry: ClaimFamily = {
  id: 'symmetry',
  rules: [
    {
      pattern: phrases(
        `(?:near-)?${perfectly} (?:bilateral )?symmetry${ofWhole}`,
        `${perfectly} symmetric(?:al)?${gap(1)}${whole}`,
        `${whole}${gap(1)}${be}${gap(1)}${perfectly} symmetric(?:al)?`,
      ),
      unless: otherSymmetry,
      affirms: perfect,
    },
    {
      pattern: phrases(
        `symmetric(?:al)?${gap(1)}${whole}(?! (?:for|around))`,
        `${whole}${gap(1)}${be}${gap(4)}symmetric(?:al)?`,
        `${oneOf('sense of', 'uses?', 'use of', 'built on', 'relies on', 'based on')}${gap(2)}symmetry`,
        `symmetry ${anyWord('governs rules dominates defines')}`,
        `left and right${gap(2)}mirror(?:ing)?`,
        '(?:both|two) halves (?:mirror(?:ing)?|echo(?:ing)?)',
        `symmetry of the ${whole}`,
        `symmetry is the${gap(1)}${anyWord('principle backbone foundation basis')}`,
        `${whole}${gap(1)}${having}${gap(5)}symmetry`,
        `left (?:half|side)${gap(1)}(?:mirrors|echoes exactly)${gap(1)}right`,
      ),
      unless: otherSymmetry,
      affirms: symmetric,
      denies: asymmetric,
    },
    {
      pattern: phrases(
        `asymmetric(?:al)?${gap(1)}${whole}`,
        `asymmetry of the ${whole}`,
        `${whole}${gap(1)}${be}${gap(2)}asymmetric(?:al)?`,
      ),
      affirms: asymmetric,
      denies: symmetric,
    },
    { pattern: phrases('symmetry'), unless: otherSymmetry, denies: asymmetric },
  ],
}
