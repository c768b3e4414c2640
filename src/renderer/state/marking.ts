// Marks as a person gives them: stored at once, each step undone and done again, many steps back.
import type { Marked, Marks } from '../../shared/marks.ts'
import { AppError } from '../../shared/errors.ts'
import type { Client } from '../client.ts'
import { patchWords, targetWords } from '../words/marks.ts'
import { slices, stepIds, undoCalls, type Marking, type MarkStep } from './markSteps.ts'
import type { Store } from './studioState.ts'

/** Marks to be set on some photographs. */
export type MarkOrder = { photoIds: readonly string[]; patch: Partial<Marks> }

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

  /** Sets each order on its photographs; those of which nothing is left are no part of the step. */
  const setOrders = async (orders: readonly MarkOrder[]): Promise<MarkStep> => {
    const parts: MarkStep[number][] = []
    for (const { photoIds, patch } of orders) {
      const before = await setAll(photoIds, patch)
      if (before.length > 0) parts.push({ patch, before })
    }
    return parts
  }
  const told = (step: MarkStep): string =>
    step
      .map(({ patch, before }) => `${nameOf(before.map(({ photoId }) => photoId))}: ${patchWords(patch)}.`)
      .join(' ')
  const markInOneStep = (orders: readonly MarkOrder[]): Promise<void> =>
    inTurn(async () => {
      const step = await setOrders(orders)
      if (step.length === 0) return
      const { done } = store.getState().marking
      change({ done: [...done, step].slice(-mostSteps), undone: [], said: say(told(step)) })
    })

  return {
    /** Sets what is named of the marks of these photographs. */
    mark: (photoIds: readonly string[], patch: Partial<Marks>): Promise<void> =>
      markInOneStep([{ photoIds, patch }]),
    /** Several of these as one step, which is taken back as one. */
    markInOneStep,
    undoMark: (): Promise<void> =>
      inTurn(async () => {
        const { done, undone } = store.getState().marking
        const step = done.at(-1)
        if (!step) return change({ said: say('Nothing to undo.') })
        for (const { photoIds, marks } of step.flatMap(undoCalls)) await set(photoIds, marks)
        const said = say(`Undone: ${nameOf(stepIds(step))}.`)
        change({ done: done.slice(0, -1), undone: [...undone, step], said })
      }),
    redoMark: (): Promise<void> =>
      inTurn(async () => {
        const { done, undone } = store.getState().marking
        const step = undone.at(-1)
        if (!step) return change({ said: say('Nothing to do again.') })
        const again = await setOrders(
          step.map(({ patch, before }) => ({ photoIds: before.map(({ photoId }) => photoId), patch })),
        )
        change({
          done: again.length > 0 ? [...done, again] : done,
          undone: undone.slice(0, -1),
          said: say(told(again)),
        })
      }),
  }
}
