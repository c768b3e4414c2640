import type { LoadedModel, Sight } from '../../shared/workers.ts'

type Held = { id: string; sight: Sight }

/** Which model the inference child holds. Forgotten when the child is gone. */
export type LoadedModelState = {
  held: () => Held | null
  forget: () => void
  /** A listener for `loaded` replies. */
  remember: (id: string) => (model: LoadedModel) => void
}

/** `onFresh` is called when a model is in memory that was not before. */
export function createLoadedModel(onFresh: (model: LoadedModel) => void): LoadedModelState {
  let held: Held | null = null
  return {
    held: () => held,
    forget() {
      held = null
    },
    remember: (id) => (model) => {
      if (held?.id !== id) onFresh(model)
      held = { id, sight: model.sight }
    },
  }
}
