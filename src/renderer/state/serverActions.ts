// What a person does with other computers that write. What goes wrong is said where models are.
import type { CommandInput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { ShownServer } from '../../shared/serverCommands.ts'
import type { Client } from '../client.ts'
import { reachedText, serverProblem } from '../words/servers.ts'
import type { Loading } from './loading.ts'
import type { Shelf } from './shelf.ts'

export type ServerOrder = CommandInput<'servers.save'>

type Means = {
  client: Client
  loading: Loading
  change: (patch: Partial<Shelf>) => void
  /** Runs it, and says what came of it; whether it went well. */
  attempt: (work: () => Promise<string | void>) => Promise<boolean>
}

export function createServerActions({ client, loading, change, attempt }: Means) {
  const refresh = (): void => {
    void loading.servers()
    void loading.models()
  }
  /** What it can do is asked at once: a person who adds a server wants to know. */
  const reach = async (name: string): Promise<string> => {
    try {
      return reachedText(await client.call('servers.test', { name }))
    } finally {
      refresh()
      void loading.receipt()
    }
  }
  return {
    addServer: (order: ServerOrder): Promise<boolean> =>
      attempt(async () => {
        const problem = serverProblem(order)
        if (problem !== null) throw new AppError('bad-request', problem)
        await client.call('servers.save', order)
        change({ removedServer: null })
        refresh()
        return reach(order.name)
      }),
    reachServer: (name: string): Promise<boolean> => attempt(() => reach(name)),
    removeServer: (server: ShownServer): Promise<boolean> =>
      attempt(async () => {
        await client.call('servers.remove', { name: server.name })
        change({ removedServer: server })
        refresh()
      }),
    /** Its key comes back with it. */
    restoreServer: ({ name, baseUrl, model, skeleton, sight }: ShownServer): Promise<boolean> =>
      attempt(async () => {
        await client.call('servers.save', { name, baseUrl, model, skeleton, sight })
        change({ removedServer: null })
        refresh()
      }),
  }
}
