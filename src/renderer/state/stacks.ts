// Photographs of one moment in the grid: which are folded into one, and what stands for them. Pure.
import type { Stack } from '../../shared/stacks.ts'

export type Stacks = {
  /** By the id of each photograph in it. */
  of: ReadonlyMap<string, Stack>
  /** The stacks that are folded, by the id of their first photograph. */
  folded: ReadonlySet<string>
}
export const noStacks: Stacks = { of: new Map(), folded: new Set() }

/** What a stack is called. */
export const stackKey = ({ photoIds }: Stack): string => photoIds[0] ?? ''

/** The one that stands for a folded stack: the best, where a measurement tells it, else the first in the list. */
export function coverOf(stack: Stack, listed: ReadonlySet<string>): string | undefined {
  const here = stack.photoIds.filter((id) => listed.has(id))
  return here.find((id) => id === stack.best?.id) ?? here[0]
}

/** `ids` with one photograph for each folded stack, where the first of it stood. */
export function foldedIds(ids: readonly string[], { of, folded }: Stacks): readonly string[] {
  if (folded.size === 0) return ids
  const listed = new Set(ids)
  const seen = new Set<string>()
  return ids.flatMap((id) => {
    const stack = of.get(id)
    if (!stack || !folded.has(stackKey(stack))) return [id]
    const key = stackKey(stack)
    if (seen.has(key)) return []
    seen.add(key)
    return coverOf(stack, listed) ?? id
  })
}

/** Of stacks that share a photograph, as where two questions overlap, the longest: the others were cut by an end. */
export function longestStacks(stacks: readonly Stack[]): Stack[] {
  const taken = new Set<string>()
  return stacks
    .toSorted((one, other) => other.photoIds.length - one.photoIds.length)
    .filter(({ photoIds }) => {
      if (photoIds.some((id) => taken.has(id))) return false
      for (const id of photoIds) taken.add(id)
      return true
    })
}

/** After stacks were asked for anew: what was folded stays so as long as any of its photographs is in a stack. */
export function withStacks({ of: before, folded }: Stacks, stacks: readonly Stack[]): Stacks {
  const of = new Map(stacks.flatMap((stack) => stack.photoIds.map((id) => [id, stack] as const)))
  const kept = [...new Set(before.values())].filter((stack) => folded.has(stackKey(stack)))
  const next = kept.flatMap(({ photoIds }) => {
    const now = photoIds.flatMap((id) => of.get(id) ?? [])[0]
    return now ? [stackKey(now)] : []
  })
  return { of, folded: new Set(next) }
}

/** Folds or unfolds the stack that a photograph is in; nothing where it is in none. */
export function toggled(stacks: Stacks, photoId: string): Stacks {
  const stack = stacks.of.get(photoId)
  if (!stack) return stacks
  const folded = new Set(stacks.folded)
  if (!folded.delete(stackKey(stack))) folded.add(stackKey(stack))
  return { ...stacks, folded }
}

/** Folds all, or where all are folded none. */
export function allToggled(stacks: Stacks): Stacks {
  const keys = new Set([...stacks.of.values()].map(stackKey))
  return { ...stacks, folded: keys.size === stacks.folded.size ? new Set() : keys }
}
