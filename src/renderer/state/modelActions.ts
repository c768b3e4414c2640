// What a person does with models. What goes wrong is said in the window of models while it is open, else on the page.
import type { CommandInput, Model } from '../../shared/commands.ts'
import type { Client } from '../client.ts'
import { bytesText } from '../words/numbers.ts'
import { problemOf } from '../words/report.ts'
import type { Loading } from './loading.ts'
import { createServerActions } from './serverActions.ts'
import type { Said, Shelf } from './shelf.ts'
import type { Store } from './studioState.ts'

/** The model that always is there. */
const starterId = 'starter'

export function createModelActions(store: Store, client: Client, loading: Loading) {
  const change = (patch: Partial<Shelf>): void =>
    store.setState(({ shelf }) => ({ shelf: { ...shelf, ...patch } }))
  const say = (said: Said | null): void => change({ said })
  /** Whether it went well. */
  const attempt = async (work: () => Promise<string | void>): Promise<boolean> => {
    try {
      const sentence = await work()
      say(sentence === undefined ? null : { sentence, isWrong: false })
      return true
    } catch (error) {
      if (store.getState().shelf.isOpen) say({ sentence: problemOf(error).sentence, isWrong: true })
      else loading.report(error)
      return false
    }
  }
  const writeWith = async (modelId: string): Promise<void> => {
    store.setState({ settings: await client.call('settings.set', { defaultModelId: modelId }) })
    void loading.loadAhead()
  }

  return {
    ...createServerActions({ client, loading, change, attempt }),
    openModels: (): void => {
      change({ isOpen: true, said: null })
      void loading.models()
      void loading.shelf()
      void loading.foreign()
      void loading.servers()
      void loading.receipt()
    },
    closeModels: (): void => change({ isOpen: false, removedServer: null }),
    /** Fetches a model, or goes on with it; `isWanted`: it shall write as soon as it is here. */
    getModel: (name: string, isWanted = false): Promise<boolean> =>
      attempt(async () => {
        if (isWanted) change({ wanted: name })
        await client.call('models.get', { name })
      }),
    pauseDownload: (id: string): Promise<boolean> =>
      attempt(async () => void (await client.call('models.pause', { id }))),
    /** Throws away what has arrived, or takes one that is over off the list. */
    cancelDownload: (id: string): Promise<boolean> =>
      attempt(async () => void (await client.call('models.cancel', { id }))),
    chooseModel: (modelId: string): Promise<boolean> => attempt(() => writeWith(modelId)),
    importModel: (order: CommandInput<'models.import'>): Promise<boolean> =>
      attempt(async () => {
        const { bytes } = await client.call('models.import', order)
        void loading.models()
        return `It is here: ${bytesText(bytes)}, with its eyes where it has some.`
      }),
    /** Removes its files; the starter writer writes on where it was the one that writes. */
    removeModel: ({ id, name }: Model): Promise<boolean> =>
      attempt(async () => {
        const { freedBytes } = await client.call('models.remove', { id })
        const wrote = store.getState().settings?.defaultModelId === id
        if (wrote) await writeWith(starterId)
        void loading.models()
        void loading.catalogue()
        const next = wrote ? ' The starter writer writes the next critiques.' : ''
        return `${name} is removed: ${bytesText(freedBytes)} are free again.${next}`
      }),
    testModel: (id: string): Promise<boolean> => attempt(() => loading.tryModel(id)),
    unloadModel: (): Promise<boolean> =>
      attempt(async () => {
        const { unloaded } = await client.call('models.unload', {})
        void loading.models()
        return unloaded ? 'Its memory is free.' : 'No model is in memory.'
      }),
    /** Whether models of other programs are listed. */
    lookElsewhere: (otherPrograms: boolean): Promise<boolean> =>
      attempt(async () => {
        store.setState({ settings: await client.call('settings.set', { otherPrograms }) })
        void loading.models()
        void loading.foreign()
      }),
  }
}
