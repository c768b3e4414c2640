// Where the clauses of a sentence begin and end.
import type { Reading, Span } from './reading.ts'
import { holdsTerm, type Terms } from './terms.ts'

/** Where one clause ends and another begins. */
const boundary =
  / [;()–,:](?= )| (?:(?<!(?:any|no)thing |all )but|(?<!as )though|although|while|whereas|yet|because|since|which|where|so that|so|hence)(?= )/g
/** "and" begins a clause of its own only when a verb follows it. */
const andClause =
  / and(?= (?:[^,;]*? )??(?:is|are|was|were|has|have|stays?|remains?|looks?|falls?|keeps?|holds?|shows?) )/g

/** A phrase before the main clause belongs to it: "With a small aperture, both planes would be sharp". */
const introduction = /^\W*(?:with|at|by|given|using|from|through|in|on|under|after|without) [^,]*$/

/** The clause or clauses that the claim stands in. */
export function clauseOf({ line }: Reading, { from, to }: Span): Span {
  return { from: Math.min(startOfClause(line, to), from), to: endOfClause(line, to) }
}

/** Whether any of the terms stands in the clause or clauses of the claim. */
export const clauseHolds = (reading: Reading, list: Terms, claim: Span): boolean =>
  holdsTerm(reading, list, clauseOf(reading, claim))

/** Where the clause that reaches to `end` begins. */
export function startOfClause(line: string, end: number): number {
  const before = line.slice(0, end)
  const ends = [...before.matchAll(boundary), ...before.matchAll(andClause)]
  return Math.max(0, ...ends.map(({ index, 0: { length } }) => index + length))
}

const relative = /^ ?(?:and |but )?(?:who|whose|their|they|\w+ of (?:them|whom)) /
const afterRelative = /(?: ,)? (?:which|where) ?$/

/** The clause that the relative or possessive at the beginning of this one refers to; an empty stretch where none is. */
export function antecedentOf(line: string, { from }: Span): Span {
  const before = line.slice(0, from)
  const isRelative = afterRelative.test(before) || relative.test(line.slice(from))
  if (!isRelative) return { from, to: from }
  const to = before.replace(/(?: (?:,|and|but|which|where))+ ?$/, '').length
  return { from: startOfClause(line, to), to }
}

function endOfClause(line: string, end: number): number {
  // The blank before a boundary belongs to it and may be the last unit of the claim.
  const after = line.slice(end)
  const ends = [...` ${after.trimStart()}`.matchAll(boundary), ...` ${after.trimStart()}`.matchAll(andClause)]
    .map(({ index }) => index)
    .toSorted((one, other) => one - other)
  if (introduction.test(line.slice(0, end))) ends.shift()
  return end + (ends[0] ?? after.length)
}
