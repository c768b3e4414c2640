// Marks as a person gives them: stored at once, each step undone and done again, many steps back.
import type { Marked, Marks } from '../../shared/marks.ts'
import { AppError } from '../../shared/errors.ts'
import type { Client } from '../client.ts'
import { patchWords, targetWords } from '../words/marks.ts'
import { slices, undoCalls, type Marking } from './markSteps.ts'
import type { Store } from './studioState.ts'

/** Steps that are kept. */
const mostSteps = 500

export function createMarking(
  store: Store,
  client: Client,
  attempt: (work: () => Promise<unknown>) => Promise<void>,
) {
  /** Steps are stored in the order in which they were asked for. */
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<unknown>): Promise<void> => (last = last.then(() => attempt(work)))
  const change = (patch: Partial<Marking>): void =>
    store.setState(({ marking }) => ({ marking: { ...marking, ...patch } }))
  const say = (words: string): { sentence: string } => ({ sentence: words })

  /** Marks some of them; what was removed meanwhile has nothing to be marked. */
  const set = async (photoIds: string[], marks: Partial<Marks>): Promise<Marked[]> => {
    try {
      return (await client.call('photos.mark', { photoIds, ...marks })).before
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return []
      throw error
    }
  }
  const setAll = async (photoIds: readonly string[], marks: Partial<Marks>): Promise<Marked[]> => {
    const before: Marked[] = []
    for (const slice of slices(photoIds)) before.push(...(await set(slice, marks)))
    return before
  }
  const nameOf = (ids: readonly string[]): string => targetWords(ids, store.getState().photos)

  return {
    /** Sets what is named of the marks of these photographs. */
    mark: (photoIds: readonly string[], patch: Partial<Marks>): Promise<void> =>
      inTurn(async () => {
        if (photoIds.length === 0) return
        const before = await setAll(photoIds, patch)
        if (before.length === 0) return
        const { done } = store.getState().marking
        const said = say(`${nameOf(photoIds)}: ${patchWords(patch)}.`)
        change({ done: [...done, { patch, before }].slice(-mostSteps), undone: [], said })
      }),
    undoMark: (): Promise<void> =>
      inTurn(async () => {
        const { done, undone } = store.getState().marking
        const step = done.at(-1)
        if (!step) return change({ said: say('Nothing to undo.') })
        for (const { photoIds, marks } of undoCalls(step)) await set(photoIds, marks)
        const said = say(`Undone: ${nameOf(step.before.map(({ photoId }) => photoId))}.`)
        change({ done: done.slice(0, -1), undone: [...undone, step], said })
      }),
    redoMark: (): Promise<void> =>
      inTurn(async () => {
        const { done, undone } = store.getState().marking
        const step = undone.at(-1)
        if (!step) return change({ said: say('Nothing to do again.') })
        const ids = step.before.map(({ photoId }) => photoId)
        const before = await setAll(ids, step.patch)
        const said = say(`${nameOf(ids)}: ${patchWords(step.patch)}.`)
        change({ done: [...done, { ...step, before }], undone: undone.slice(0, -1), said })
      }),
  }
}
