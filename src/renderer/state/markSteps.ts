// Steps of marking, and how they are taken back. Pure.
import { mostMarked, type Label, type Marked, type Marks } from '../../shared/marks.ts'

/** What was set on some photographs, and what their marks were before. */
export type MarkPart = { patch: Partial<Marks>; before: readonly Marked[] }
/** One step, done and undone as a whole: different photographs may have been given different marks. */
export type MarkStep = readonly MarkPart[]
export type Marking = {
  /** The last step last. */
  done: readonly MarkStep[]
  /** Steps that were undone, the next one to do again last. */
  undone: readonly MarkStep[]
  /** What a screen reader is told of the last step; a new object each time. */
  said: { sentence: string } | null
}
export const nothingMarked: Marking = { done: [], undone: [], said: null }

/** The calls that bring the members of `patch` back to what they were: one for each set of marks, `mostMarked` at most. */
export function undoCalls({ patch, before }: MarkPart): { photoIds: string[]; marks: Partial<Marks> }[] {
  const names = Object.keys(patch) as (keyof Marks)[]
  const groups = Map.groupBy(before, (marked) => JSON.stringify(names.map((name) => [name, marked[name]])))
  return [...groups].flatMap(([key, group]) => {
    const marks = Object.fromEntries(JSON.parse(key) as [string, unknown][]) as Partial<Marks>
    return slices(group.map(({ photoId }) => photoId)).map((photoIds) => ({ photoIds, marks }))
  })
}

/** The photographs of a step. */
export const stepIds = (step: MarkStep): string[] =>
  step.flatMap(({ before }) => before.map(({ photoId }) => photoId))

/** In as many parts as one command takes. */
export function slices(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / mostMarked)
  return Array.from({ length: count }, (_, index) => ids.slice(index * mostMarked, (index + 1) * mostMarked))
}

/** What pressing a label's key sets: the label, or none where all of them have it. */
export const labelToSet = (label: Label, present: readonly (Label | null)[]): Label | null =>
  present.every((each) => each === label) ? null : label
