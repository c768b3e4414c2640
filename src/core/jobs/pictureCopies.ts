// Which copy of a photograph a model is shown: the last rung of what is tried where memory does not suffice.
import { AppError } from '../../shared/errors.ts'
import type { PictureCopy } from '../photos/seen.ts'
import type { Attempt } from './attempt.ts'

/** What a person is told where a model is shown the smaller copy. */
export const smallerNotice =
  'This model stopped while it looked at a picture, so it is shown smaller ones (512 pixels) until Mondrian is started again.'

export type PictureCopies = {
  /** The copy that a model is to be shown. */
  of: (modelId: string) => PictureCopy
  /**
   * Does what an attempt does with a picture. A model that crashes while it looks, and looked at none in this run, is
   * shown smaller ones from then on: fewer parts of a picture take less memory. Rejects as `work` does.
   */
  watch: <Result>(
    modelId: string,
    attempt: Pick<Attempt, 'stage'>,
    work: () => Promise<Result>,
  ) => Promise<Result>
}

export function createPictureCopies(): PictureCopies {
  const proven = new Set<string>()
  const smaller = new Set<string>()
  return {
    of: (modelId) => (smaller.has(modelId) ? 'thumb' : 'model'),
    async watch(modelId, attempt, work) {
      try {
        const result = await work()
        proven.add(modelId)
        return result
      } catch (error) {
        const isCrash = error instanceof AppError && error.code === 'engine-crashed'
        if (isCrash && attempt.stage() === 'encoding' && !proven.has(modelId)) smaller.add(modelId)
        throw error
      }
    },
  }
}
