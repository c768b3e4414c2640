// A critique's advice, tried on a copy and shown in the place of the photograph. The original is never touched.
import type { Operation } from '../../shared/operations.ts'
import type { Client } from '../client.ts'
import { problemOf } from '../words/report.ts'
import { takeExported } from './exporting.ts'
import { critiqueOf, remarksOnShow, selectedPhoto, trialOnShow } from './selectors.ts'
import type { Store, StudioState, Trial } from './studioState.ts'

/** What turns and crops is drawn by the page itself: the photograph stays where it is, and one sees what would go. */
const isFraming = ({ kind }: Operation): boolean => kind === 'level' || kind === 'crop'

/** How many pieces of advice of the critique on show can be shown. */
export const shownAdviceCount = (state: StudioState): number =>
  remarksOnShow(state).filter(({ operation }) => operation).length

/** `report` is told of what went wrong with a trial that is no longer there. */
export function createTrials(store: Store, client: Client, report: (error: unknown) => void) {
  const change = (patch: Partial<Trial>): void =>
    store.setState(({ trial }) => ({ trial: trial && { ...trial, ...patch } }))

  /** Makes the copy of `trial`, unless another one is tried meanwhile. */
  const makeCopy = async (trial: Trial): Promise<void> => {
    const operations = trial.operations.filter((operation) => !isFraming(operation))
    if (operations.length === 0) return
    const { photoId } = trial
    let copy: Trial['copy']
    try {
      const preview = await client.call('photos.preview', { photoId, operations, size: 'working' })
      copy = { url: client.previewUrl(preview.path) }
    } catch (error) {
      copy = { error: problemOf(error).sentence }
    }
    store.setState((state) => {
      const isMeant = state.trial?.operations === trial.operations
      return isMeant ? { trial: { ...state.trial!, copy } } : {}
    })
  }
  const tryAdvice = (remark: number | null): void => {
    const state = store.getState()
    const photo = selectedPhoto(state)
    const { selectedJobId: jobId } = state
    const critique = photo && critiqueOf(photo.id)(state)
    // Of one that is being written, or that speaks of the picture as it stood before a turn, nothing can be said.
    if (jobId === null || !critique || critique.rotation !== photo.rotation) return
    const advised = remarksOnShow(state).flatMap(({ operation }, number) =>
      operation && (remark === null || remark === number) ? [operation] : [],
    )
    const copy = advised.every(isFraming) ? null : 'on its way'
    const { id: photoId, rotation } = photo
    const trial = {
      jobId,
      photoId,
      rotation,
      remark,
      operations: advised,
      copy,
      saved: null,
      isSplit: true,
      isBefore: false,
    }
    store.setState({ trial: { ...trial, copy } })
    void makeCopy({ ...trial, copy })
  }

  /** Saves the trial on show as a file, unless that is on its way. */
  const saveTrial = async (): Promise<void> => {
    const trial = trialOnShow(store.getState())
    if (!trial || trial.saved === 'on its way' || trial.operations.length === 0) return
    const { photoId, operations } = trial
    change({ saved: 'on its way' })
    const isThere = (): boolean => store.getState().trial?.operations === operations
    try {
      const saved = takeExported(await client.saveCopy({ photoId, operations: [...operations] }))
      if (isThere()) change({ saved })
    } catch (error) {
      if (isThere()) change({ saved: { error: problemOf(error).sentence } })
      else report(error)
    }
  }

  return {
    saveTrial,
    /** Shows what a remark advises, by its number, or with null all that the critique on show advises together. */
    tryAdvice,
    /** Tries the same again after it failed. */
    retryTrial: (): void => {
      const trial = trialOnShow(store.getState())
      if (!trial) return
      change({ copy: 'on its way' })
      void makeCopy(trial)
    },
    /** The copy cannot be shown: its picture did not come. */
    copyIsBroken: (): void => change({ copy: { error: 'The preview could not be loaded.' } }),
    splitTrial: (isSplit: boolean): void => change({ isSplit }),
    /** Whether the photograph as it is stands there for the moment. */
    holdBefore: (isBefore: boolean): void => change({ isBefore }),
    leaveTrial: (): void => store.setState({ trial: null }),
  }
}
