// What could be done to a photograph: proposed from its facts, tried on a copy, and kept where that is better. Never words
// it, and tries nothing itself.
import type { Advice } from '../../shared/advice.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Box } from '../../shared/sight.ts'
import type { Tried } from '../../shared/trials.ts'
import { wholeFrame } from '../sight/facts/frame.ts'
import { proposeColours } from './colours.ts'
import { cropToThirds } from './crop.ts'
import { litFace, proposeDodge } from './dodge.ts'
import { isHarmful } from './harms.ts'
import { proposeLevel } from './level.ts'
import type { AdviceInput, Proposal } from './proposal.ts'
import { proposeTones } from './tones.ts'
import { keepsWhole } from './whole.ts'

/** The most pieces of advice on one photograph. */
const mostAdvice = 6

/** What is tried of one photograph, and what its copies show; `after` in the order of the candidates. */
export type TriedPhoto = { before: Tried; after: readonly Tried[] }
export type ToTry = { inside: Box; box: Box | null; candidates: Operation[][] }

/** Tries operations on a copy of the photograph. Rejects as the child does. */
export type TryOut = (wanted: ToTry) => Promise<TriedPhoto>

/**
 * Advice on a photograph, what is seen most first. Of several sizes the one that comes nearest to the aim without
 * harming anything; of several things that would add up the best. Rejects as `tryOut` does.
 */
export async function adviseOn(input: AdviceInput, tryOut: TryOut): Promise<Advice[]> {
  const proposals = [
    ...proposeTones(input),
    ...proposeDodge(input),
    ...proposeColours(input),
    ...proposeLevel(input),
  ]
  const chosen = await chooseTried(input, proposals, tryOut)
  const crop = cropToThirds(input)
  const turned = chosen.find(({ operation }) => operation.kind === 'level')?.operation
  const fits = crop && keepsWhole(input.facts, input.size, [crop.operation, ...(turned ? [turned] : [])])
  return [...chosen, ...(fits ? [crop] : [])].slice(0, mostAdvice)
}

type Weighed = { advice: Advice; group: Proposal['group']; weight: number }

async function chooseTried(
  { facts, ...input }: AdviceInput,
  proposals: readonly Proposal[],
  tryOut: TryOut,
): Promise<Advice[]> {
  const candidates = proposals.flatMap(({ sizes }) => sizes.map((operation) => [operation]))
  if (candidates.length === 0) return []
  const box = litFace({ facts, ...input })
  const { before, after } = await tryOut({ inside: facts.frame?.inside ?? wholeFrame, box, candidates })
  let at = 0
  const weighed = proposals.flatMap((proposal): Weighed[] => {
    const tried = proposal.sizes.map((operation) => ({ operation, tried: after[at++]! }))
    if (proposal.applies && !proposal.applies(before)) return []
    const harmless = tried.filter((each) => !isHarmful(before, each.tried, facts, each.operation))
    const best = bestOf(proposal, before, harmless)
    return best ? [best] : []
  })
  const best = weighed.toSorted((one, other) => other.weight - one.weight)
  return best
    .filter(({ group }, index) => best.findIndex((each) => each.group === group) === index)
    .map(({ advice }) => advice)
}

/** The gentlest of the sizes that come nearest to the aim, if that is seen. */
function bestOf(
  { group, promise, valueOf, lack, visible }: Proposal,
  before: Tried,
  tried: readonly { operation: Operation; tried: Tried }[],
): Weighed | null {
  const value = valueOf(before)
  if (value === null) return null
  const gains = tried.flatMap((each) => {
    const after = valueOf(each.tried)
    return after === null ? [] : [{ operation: each.operation, after, gain: lack(value) - lack(after) }]
  })
  const most = Math.max(...gains.map(({ gain }) => gain))
  const found = gains.find(({ gain }) => gain >= most - visible / 10)
  if (!found || found.gain < visible) return null
  const { operation, after } = found
  return { group, advice: { operation, promise, before: value, after }, weight: found.gain / visible }
}
