import type { CommandOutput } from '../../shared/commands.ts'
import type { ModelSlot } from '../../shared/modelCommands.ts'
import { serverNamed } from '../../shared/servers.ts'
import type { LoadedModel, Sight } from '../../shared/workers.ts'
import { modelFileName } from './index.ts'

type Held = { id: string; sight: Sight; device: string }

/** Which model the inference child holds, or is loading, and which server was reached last. */
export type LoadedModelState = {
  /** In the memory of this computer. */
  held: () => Held | null
  /** Whether it is in memory, or the server that was reached last. */
  isHot: (id: string) => boolean
  /** The inference child is gone. */
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
  let reached: Held | null = null
  const slot = (sight: Sight): ModelSlot => {
    if (coming?.sight === sight) {
      return { state: 'loading', loaded: false, model: modelFileName(coming.id), device: null }
    }
    const ready = [held, reached].find((each) => each?.sight === sight)
    if (!ready) return { state: 'unloaded', loaded: false, model: null, device: null }
    return { state: 'loaded', loaded: true, model: modelFileName(ready.id), device: ready.device }
  }
  return {
    held: () => held,
    isHot: (id) => held?.id === id || reached?.id === id,
    forget() {
      held = null
    },
    remember: (id) => (model) => {
      const isFresh = held?.id !== id && reached?.id !== id
      const ready = { id, sight: model.sight, device: model.device }
      // What another computer has leaves alone what is in this one's memory.
      if (serverNamed(id) === null) held = ready
      else reached = ready
      if (isFresh) onFresh(model)
    },
    begin: (id) => (sight) => {
      // One that is held already is only asked for again.
      if (held?.id === id || serverNamed(id) !== null) return () => undefined
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
