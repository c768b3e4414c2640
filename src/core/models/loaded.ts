import type { LoadedModel, Sight } from '../../shared/workers.ts'

type Held = { id: string; sight: Sight }

/** Which model the inference child holds. Forgotten when the child is gone. */
export type LoadedModelState = {
  held: () => Held | null
  forget: () => void
  /** A listener for `loaded` replies; calls `onFresh` when the model was not in memory before. */
  remember: (
    id: string,
    onFresh: (name: string, seconds: number, device: string) => void,
  ) => (model: LoadedModel) => void
}

export function createLoadedModel(): LoadedModelState {
  let held: Held | null = null
  return {
    held: () => held,
    forget() {
      held = null
    },
    remember: (id, onFresh) => (model) => {
      if (held?.id !== id) onFresh(model.name, model.seconds, model.device)
      held = { id, sight: model.sight }
    },
  }
}
