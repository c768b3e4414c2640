// Asks Mondrian for models: those that are here, on their way, in the catalogue and with other programs.
import type { Client } from '../client.ts'
import { withDownloads, type Shelf } from './shelf.ts'
import type { Store } from './studioState.ts'

/** Runs a request unless one of the same key is on its way. */
type Once = (key: string, request: () => Promise<void>) => Promise<void>

export function createModelLoading(store: Store, client: Client, once: Once) {
  const change = (patch: (shelf: Shelf) => Shelf): void =>
    store.setState((state) => ({ shelf: patch(state.shelf) }))
  const due = new Set<string>()
  /** Like `once`, and once more where it was asked for meanwhile: the last answer tells of what is now. */
  const latest = async (key: string, request: () => Promise<void>): Promise<void> => {
    due.add(key)
    await once(key, async () => {
      while (due.delete(key)) await request()
    })
  }
  const models = (): Promise<void> =>
    latest('models', async () => {
      const { models: listed, folder } = await client.call('models.list', {})
      store.setState({ models: listed, modelsFolder: folder })
    })
  const catalogue = (): Promise<void> =>
    latest('catalogue', async () => {
      const found = await client.call('models.catalogue', {})
      change((shelf) => ({ ...shelf, catalogue: found }))
    })
  /** Has the next model loaded before anybody asks it: the first words come the sooner. */
  const loadAhead = (): Promise<void> =>
    once('ahead', async () => void (await client.call('models.load', {})))

  /** Tries a model on a sample photograph; events say how far it is, and what came of it. */
  const tryModel = async (id: string): Promise<void> => {
    const before = store.getState().shelf.test
    const test = await client.call('models.test', { id })
    // An event that was quicker tells more.
    change((shelf) => (shelf.test === before ? { ...shelf, test } : shelf))
  }

  /** What was wanted to write does so as soon as it is here, and is tried, so that it is known what it takes. */
  const chooseWanted = (): Promise<void> =>
    once('wanted', async () => {
      const { downloads, wanted } = store.getState().shelf
      const modelId = downloads.find(({ name, state }) => name === wanted && state === 'done')?.modelId
      if (!modelId) return
      const settings = await client.call('settings.set', { defaultModelId: modelId })
      store.setState({ settings })
      change((shelf) => ({ ...shelf, wanted: null }))
      // Where it cannot be tried just now, its row offers to.
      await tryModel(modelId).catch(loadAhead)
    })

  return {
    models,
    loadAhead,
    tryModel,
    catalogue,
    /** What is on its way, and what can be fetched. */
    shelf: async (): Promise<void> => {
      void catalogue()
      await once('downloads', async () => {
        const asOf = store.getState().seq
        const { downloads } = await client.call('models.downloads', {})
        change((shelf) => withDownloads(shelf, downloads, asOf))
      })
      await chooseWanted()
    },
    /** Other computers that write. */
    servers: (): Promise<void> =>
      latest('servers', async () => {
        const { servers } = await client.call('servers.list', {})
        change((shelf) => ({ ...shelf, servers }))
      }),
    /** What went over the network. */
    receipt: (): Promise<void> =>
      latest('receipt', async () => {
        const receipt = await client.call('receipt.get', {})
        change((shelf) => ({ ...shelf, receipt }))
      }),
    /** Folders of other programs, and what is in them where that may be looked at. */
    foreign: (): Promise<void> =>
      latest('foreign', async () => {
        const { folders } = await client.call('models.foreign', {})
        change((shelf) => ({ ...shelf, foreign: folders }))
      }),
    /** A model has arrived. */
    arrived: async (): Promise<void> => {
      void models()
      void catalogue()
      await chooseWanted()
    },
  }
}
