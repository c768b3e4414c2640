// Asks which of the photographs that are listed are of one moment, and folds them.
import type { Stack } from '../../shared/stacks.ts'
import type { Client } from '../client.ts'
import { seenIds } from './choosing.ts'
import { allToggled, longestStacks, toggled, withStacks } from './stacks.ts'
import type { Store } from './studioState.ts'

/** As many as one command takes. */
const mostAsked = 1000
/** What is asked for again where the list grew: a moment may lie across its old end. */
const overlap = 60

type StackingMeans = {
  store: Store
  client: Client
  show: (photoId: string) => void
  attempt: (work: () => Promise<unknown>) => Promise<void>
}

export function createStacking({ store, client, show, attempt }: StackingMeans) {
  /** The last question: an answer to an earlier one says less. */
  let last = 0
  /** What was asked for and answered. */
  let known: readonly string[] = []
  let knownAt = 0
  /** Where what is still to be asked for begins. */
  const fromOf = (ids: readonly string[]): number =>
    knownAt === store.getState().factsTold &&
    known.length <= ids.length &&
    ids[0] === known[0] &&
    ids[known.length - 1] === known.at(-1)
      ? Math.max(0, known.length - overlap)
      : 0
  const settle = (): void => {
    const state = store.getState()
    const { selectedPhotoId, stacks } = state
    const ids = seenIds(state)
    const stack = stacks.of.get(selectedPhotoId ?? '')
    if (selectedPhotoId === null || !stack || ids.includes(selectedPhotoId)) return
    const cover = stack.photoIds.find((id) => ids.includes(id))
    store.setState({ chosen: new Set() })
    if (cover !== undefined) show(cover)
  }
  return {
    /** Which of these, the list from its beginning, are of one moment; `isComplete` where all are measured. */
    findStacks: (photoIds: readonly string[], isComplete: boolean): Promise<void> =>
      attempt(async () => {
        const question = ++last
        const from = fromOf(photoIds)
        const { factsTold } = store.getState()
        const asked = photoIds.slice(from)
        const before = from === 0 ? [] : new Set(store.getState().stacks.of.values())
        const stacks: Stack[] = []
        for (let at = 0; at < asked.length - 1; at += mostAsked - overlap) {
          const slice = asked.slice(at, at + mostAsked)
          stacks.push(...(await client.call('photos.stacks', { photoIds: slice })).stacks)
          if (at + mostAsked >= asked.length) break
        }
        if (question !== last) return
        known = isComplete ? photoIds : []
        knownAt = factsTold
        store.setState((state) => ({
          stacks: withStacks(state.stacks, longestStacks([...stacks, ...before])),
        }))
      }),
    /** Folds or unfolds the stack of the photograph on show. */
    foldStack: (): void => {
      store.setState(({ stacks, selectedPhotoId }) => ({ stacks: toggled(stacks, selectedPhotoId ?? '') }))
      settle()
    },
    foldAll: (): void => {
      store.setState(({ stacks }) => ({ stacks: allToggled(stacks) }))
      settle()
    },
  }
}
