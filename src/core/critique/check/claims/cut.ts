import type { Edge } from '../../../../shared/facts.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import * as words from '../lexicon/seen/edges.ts'
import { isClearOf, onlyPerson, runsOutAt, type OnlyPerson } from '../seen.ts'
import { alone } from '../relation.ts'
import { gradedContradiction } from '../trust.ts'

const allEdges: Edge[] = ['left', 'top', 'right', 'bottom']

/** `against`: what the outline shows instead; null where it does not contradict the claim. */
const when = (
  claim: Statement['claim'],
  against: (person: OnlyPerson, text: string) => string | null,
): Statement => ({
  claim,
  contradictedBy: ({ facts }, text) => {
    const person = onlyPerson(facts, text)
    const seen = person && against(person, text)
    return seen ? gradedContradiction(facts, 'subject', seen) : null
  },
})

const edgeNames: [Edge, RegExp][] = [
  ['left', /\bleft\b/i],
  ['right', /\bright\b/i],
  ['top', /\b(?:top|upper)\b/i],
  ['bottom', /\b(?:bottom|lower)\b/i],
]
const edgeIn = (text: string): Edge => edgeNames.find(([, name]) => name.test(text))![0]

const cutAt = when(
  (text) => `the ${edgeIn(text)} edge cuts the person`,
  (person, text) =>
    isClearOf(person, edgeIn(text))
      ? `the person that was seen keeps away from the ${edgeIn(text)} edge`
      : null,
)
const cut = when('an edge cuts the person', (person) =>
  allEdges.every((edge) => isClearOf(person, edge))
    ? 'the person that was seen keeps away from all edges'
    : null,
)
const wholeBut = (edges: Edge[]): Statement =>
  when('no edge cuts the person', (person) => {
    const edge = edges.find((one) => runsOutAt(person, one))
    return edge ? `the person that was seen is cut by the ${edge} edge` : null
  })

/** Which edges cut the only person, by the outline. */
export const cutByEdges: ClaimFamily = {
  id: 'cut',
  rules: [
    { pattern: alone(words.cutAtEdge), unless: words.otherCut, affirms: cutAt },
    { pattern: alone(words.cutSomewhere), unless: words.otherCut, affirms: cut },
    { pattern: alone(words.uncutAround), affirms: wholeBut(allEdges) },
    { pattern: alone(words.uncutEndToEnd), unless: words.otherPicture, affirms: wholeBut(['top', 'bottom']) },
  ],
}
