// Other computers that write: which there are, what each can do, and who is told what leaves this one. Off until one is added.
import { AppError } from '../../../shared/errors.ts'
import type { CommandImplementations } from '../../../shared/commands.ts'
import type { Model } from '../../../shared/modelCommands.ts'
import type { ModelTest } from '../../../shared/modelMeasures.ts'
import type { ShownServer } from '../../../shared/serverCommands.ts'
import {
  hostOf,
  leavingOf,
  mostServers,
  serverModelId,
  serverNamed,
  sightOf,
  warningOf,
  type Server,
} from '../../../shared/servers.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Hub } from '../../hub.ts'
import type { Log } from '../../log/index.ts'
import type { Store } from '../../store/index.ts'
import { inspectModel, type Inference } from '../inspect.ts'
import { createServerInference, probe, type RemoteChild } from './inference.ts'
import { createKeys, type KeySeal } from './keys.ts'

type ServerCommands = Pick<
  CommandImplementations,
  'servers.list' | 'servers.save' | 'servers.remove' | 'servers.test'
>

export type Servers = {
  commands: ServerCommands
  /** In the place of the inference child, for a model on a server. */
  inference: Inference
  /** Their models, as those of this computer are listed; none is asked. */
  models: (deps: {
    isReached: (id: string) => boolean
    testOf: (id: string, version: string) => ModelTest | null
  }) => Promise<Model[]>
}

type ServersDeps = {
  dataDir: string
  child: RemoteChild
  store: { settings: Store['settings'] }
  hub: Pick<Hub, 'emit'>
  log: Pick<Log, 'write'>
  /** Of the host; null where it has no keychain. */
  keySeal: KeySeal | null
}

export function createServers({ dataDir, child, store, hub, log, keySeal }: ServersDeps): Servers {
  const keys = createKeys(dataDir, keySeal)
  /** Until the end of this process: what is taken back is as it was. */
  const removed = new Map<string, Server>()
  const all = (): Server[] => store.settings.get().servers
  const find = (name: string): Server => {
    const found = all().find((server) => server.name === name)
    if (found) return found
    throw new AppError('model-missing', `There is no server called "${name}".`, {
      hint: 'It may have been removed. Add it again, or choose another model.',
    })
  }
  const keep = (servers: Server[]): void => {
    const settings: Settings = store.settings.set({ servers })
    hub.emit({ type: 'settings_update', settings })
  }
  /** In the place of the one of this name, else at the end. */
  const put = (server: Server): void => {
    const others = all()
    const at = others.findIndex(({ name }) => name === server.name)
    if (at < 0 && others.length >= mostServers) {
      throw new AppError('bad-request', `More than ${mostServers} servers cannot be kept.`)
    }
    keep(at < 0 ? [...others, server] : others.with(at, server))
  }
  const show = async (server: Server): Promise<ShownServer> => {
    const mode = sightOf(server)
    return {
      ...server,
      modelId: serverModelId(server.name),
      host: hostOf(server),
      hasKey: await keys.has(server),
      mode,
      leaves: leavingOf(server, mode),
      warning: warningOf(server),
    }
  }
  const serverOf = (modelId: string): Server => find(serverNamed(modelId) ?? modelId)
  const inference = createServerInference({
    child,
    keys,
    serverOf,
    onSend: (host, hasPicture) => log.write({ event: 'sent-away', host, hasPicture }),
  })
  return {
    inference,
    commands: {
      'servers.list': async () => ({ servers: await Promise.all(all().map(show)) }),
      'servers.save': async ({ key, ...wanted }) => {
        const before = all().find(({ name }) => name === wanted.name) ?? removed.get(wanted.name)
        const isSame = before?.baseUrl === wanted.baseUrl && before.model === wanted.model
        const server = { ...wanted, found: isSame ? before.found : null }
        if (key === undefined) await keys.restore(server)
        else await keys.set(server, key)
        put(server)
        return show(server)
      },
      'servers.remove': async ({ name }) => {
        const server = find(name)
        await keys.remove(server)
        removed.set(name, server)
        keep(all().filter((each) => each.name !== name))
        return null
      },
      'servers.test': async ({ name }) => {
        const server = find(name)
        const found = await probe(child, server, await keys.get(server))
        // Unless it was changed meanwhile.
        const now = find(name)
        const tested = {
          ...now,
          found: now.baseUrl === server.baseUrl && now.model === server.model ? found : now.found,
        }
        put(tested)
        return show(tested)
      },
    },
    models: async ({ isReached, testOf }) =>
      Promise.all(
        all().map(async (server) => {
          const id = serverModelId(server.name)
          const { version } = await inspectModel({ inference, engineDir: null }, id)
          const mode = sightOf(server)
          return {
            id,
            name: `${server.model} on ${server.name}`,
            server: { name: server.name, host: hostOf(server), leaves: leavingOf(server, mode) },
            mode,
            loaded: isReached(id),
            notice: [leavingOf(server, mode), warningOf(server)].filter(Boolean).join(' ') || null,
            bytes: null,
            fit: {
              verdict: 'fits' as const,
              needBytes: 0,
              haveBytes: 0,
              reason: `On ${server.name}: nothing of it is in this computer's memory.`,
            },
            tested: testOf(id, version),
          }
        }),
      ),
  }
}
