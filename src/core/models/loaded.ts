import type { LoadedModel } from '../../shared/workers.ts'

/** Which model the inference child holds. Forgotten when the child is gone. */
export type LoadedModelState = {
  id: () => string | null
  forget: () => void
  /** A listener for `loaded` replies; calls `onFresh` when the model was not in memory before. */
  remember: (
    id: string,
    onFresh: (name: string, seconds: number, device: string) => void,
  ) => (model: LoadedModel) => void
}

export function createLoadedModel(): LoadedModelState {
  let current: string | null = null
  return {
    id: () => current,
    forget() {
      current = null
    },
    remember: (id, onFresh) => (model) => {
      if (current !== id) onFresh(model.name, model.seconds, model.device)
      current = id
    },
  }
}
