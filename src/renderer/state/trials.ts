// A critique's advice, shown over the photograph. The original is never touched.
import type { Operation } from '../../shared/operations.ts'
import { critiqueOf, remarksOnShow, selectedPhoto } from './selectors.ts'
import type { Store, StudioState, Trial } from './studioState.ts'

/** What turns and crops is drawn by the page itself: the photograph stays where it is, and one sees what would go. */
export const canBeShown = (operation: Operation | null): operation is Operation =>
  operation !== null && (operation.kind === 'level' || operation.kind === 'crop')

/** How many pieces of advice of the critique on show can be shown. */
export const shownAdviceCount = (state: StudioState): number =>
  remarksOnShow(state).filter(({ operation }) => canBeShown(operation)).length

export function createTrials(store: Store) {
  const change = (patch: Partial<Trial>): void =>
    store.setState(({ trial }) => ({ trial: trial && { ...trial, ...patch } }))

  return {
    /** Shows what a remark advises, by its number, or with null all that the critique on show advises together. */
    tryAdvice: (remark: number | null): void => {
      const state = store.getState()
      const photo = selectedPhoto(state)
      const { selectedJobId: jobId } = state
      const critique = photo && critiqueOf(photo.id)(state)
      // Of one that is being written, or that speaks of the picture as it stood before a turn, nothing can be said.
      if (jobId === null || !critique || critique.rotation !== photo.rotation) return
      const operations = remarksOnShow(state)
        .filter((_, number) => remark === null || remark === number)
        .map(({ operation }) => operation)
        .filter(canBeShown)
      const { id: photoId, rotation } = photo
      store.setState({
        trial: { jobId, photoId, rotation, remark, operations, isSplit: true, isBefore: false },
      })
    },
    splitTrial: (isSplit: boolean): void => change({ isSplit }),
    /** Whether the photograph as it is stands there for the moment. */
    holdBefore: (isBefore: boolean): void => change({ isBefore }),
    leaveTrial: (): void => store.setState({ trial: null }),
  }
}
