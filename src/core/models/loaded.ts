import { basename } from 'node:path'
import type { CommandOutput } from '../../shared/commands.ts'
import type { ModelSlot } from '../../shared/modelCommands.ts'
import type { LoadedModel, Sight } from '../../shared/workers.ts'

type Held = { id: string; sight: Sight; device: string }

/** Which model the inference child holds, or is loading. Forgotten when the child is gone. */
export type LoadedModelState = {
  held: () => Held | null
  forget: () => void
  /** A listener for `loaded` replies. */
  remember: (id: string) => (model: LoadedModel) => void
  /** Says that a model is on its way; returns what says that it is no longer. */
  begin: (id: string) => (sight: Sight) => () => void
  /** What is in memory, and what is on its way there. */
  slots: () => Pick<CommandOutput<'health.models'>, Sight>
}

/** `onFresh` is called when a model is in memory that was not before. */
export function createLoadedModel(onFresh: (model: LoadedModel) => void): LoadedModelState {
  let held: Held | null = null
  let coming: { id: string; sight: Sight } | null = null
  const slot = (sight: Sight): ModelSlot => {
    if (coming?.sight === sight) {
      return { state: 'loading', loaded: false, model: basename(coming.id), device: null }
    }
    if (held?.sight !== sight) return { state: 'unloaded', loaded: false, model: null, device: null }
    return { state: 'loaded', loaded: true, model: basename(held.id), device: held.device }
  }
  return {
    held: () => held,
    forget() {
      held = null
    },
    remember: (id) => (model) => {
      if (held?.id !== id) onFresh(model)
      held = { id, sight: model.sight, device: model.device }
    },
    begin: (id) => (sight) => {
      // One that is held already is only asked for again.
      if (held?.id === id) return () => undefined
      // What was held makes room for it.
      held = null
      coming = { id, sight }
      return () => {
        coming = null
      }
    },
    slots: () => ({ vision: slot('vision'), text: slot('text') }),
  }
}
