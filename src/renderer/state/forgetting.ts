// Finds out what was removed while nobody listened. Never takes an answer's silence for it: it asks.
import type { CommandOutput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { Client } from '../client.ts'
import { withoutPhoto } from './merge.ts'
import type { Store, StudioState } from './studioState.ts'

export function createForgetting(store: Store, client: Client) {
  /** What was asked for; undefined, and `forget` applied to the state, where that is gone. */
  const unlessGone = async <Value>(
    asking: Promise<Value>,
    forget: (state: StudioState) => StudioState,
  ): Promise<Value | undefined> => {
    try {
      return await asking
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-found') throw error
      store.setState(forget)
      return undefined
    }
  }

  return {
    unlessGone,
    /** Drops what is gone of the photographs that were `known` before the newest page was asked for. */
    dropGone: async (known: readonly string[], page: CommandOutput<'photos.list'>): Promise<void> => {
      const listed = new Set(page.photos.map(({ id }) => id))
      const oldest = page.next === null ? 0 : (page.photos.at(-1)?.number ?? 0)
      const { photos } = store.getState()
      for (const id of known) {
        const shouldBeListed = (photos.get(id)?.number ?? 0) >= oldest
        if (listed.has(id) || !shouldBeListed) continue
        await unlessGone(client.call('photos.get', { id }), (state) => withoutPhoto(state, id))
      }
    },
  }
}
