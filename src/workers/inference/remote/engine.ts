// The engine that writes on another computer, as `Engine` has it, with a server in the place of a file.
import { OpenAI } from 'openai'
import { AppError } from '../../../shared/errors.ts'
import type { RemoteOptions } from '../../../shared/remoteMessages.ts'
import { leavingOf, warningOf, type ServerAccess } from '../../../shared/servers.ts'
import type { LoadedModel, ServerFindings, Sight } from '../../../shared/workers.ts'
import type { Finish, GenerateControl, Step } from '../engine.ts'
import { probeServer } from './probe.ts'
import { createWire, usualPatience, type Exchange, type Patience, type Pulse, type WireDeps } from './wire.ts'
import { writeThere } from './write.ts'

export type RemoteEngine = {
  /** What a server can do. Rejects with server-failed, server-refused, or cancelled. */
  probe: (server: ServerAccess, signal: AbortSignal) => Promise<ServerFindings>
  /** Makes a server the one that writes, once it is reached and has the model. Rejects as `probe`. */
  connect: (server: ServerAccess, signal: AbortSignal) => Promise<LoadedModel>
  /**
   * As `Engine.generate`. Rejects with context-overflow, grammar-invalid, server-failed or server-refused, after which the
   * server may be asked again.
   */
  generate: (options: RemoteOptions, control: GenerateControl) => AsyncGenerator<Step, Finish, undefined>
}

/** The largest prompt and answer together that is asked of a server which does not say what it holds, tokens. */
const assumedContext = 8192

export type RemoteEngineDeps = {
  onExchange: (exchange: Exchange) => void
  patience?: Patience
  lookup?: WireDeps['lookup']
}

type Open = { client: OpenAI; pulse: Pulse }
type Connection = Open & { server: ServerAccess; found: ServerFindings; sight: Sight }

export function createRemoteEngine({
  onExchange,
  patience = usualPatience,
  lookup,
}: RemoteEngineDeps): RemoteEngine {
  let connection: Connection | null = null

  const open = (server: ServerAccess): Open => {
    const pulse: Pulse = { hear: () => undefined, silenceMs: patience.silenceMs.list }
    const fetch = createWire({ connectMs: patience.connectMs, pulse, onExchange, ...(lookup && { lookup }) })
    const client = new OpenAI({
      baseURL: server.baseUrl.replace(/\/+$/, ''),
      // The package wants one; it does not go out.
      apiKey: server.key ?? 'none',
      defaultHeaders: server.key === null ? { authorization: null } : {},
      organization: null,
      project: null,
      maxRetries: 0,
      // The wire has its own limits.
      timeout: 2 ** 31 - 1,
      logLevel: 'off',
      fetch,
    })
    return { client, pulse }
  }
  const probe = async (
    client: OpenAI,
    server: ServerAccess,
    signal: AbortSignal,
  ): Promise<ServerFindings> => {
    try {
      return await probeServer(client, server, signal)
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled', 'Stopped.')
      throw error
    }
  }
  return {
    probe: (server, signal) => probe(open(server).client, server, signal),
    connect: async (server, signal) => {
      connection = null
      const startedAt = performance.now()
      const { client, pulse } = open(server)
      const found = await probe(client, server, signal)
      const { sight, notice } = sightThere(server, found)
      connection = { client, pulse, server, found, sight }
      return {
        name: server.model,
        sight,
        notice: [leavingOf(server, sight), warningOf(server), notice].filter(Boolean).join(' ') || null,
        engine: 'remote',
        device: `on ${server.name}`,
        contextSize: found.contextSize ?? assumedContext,
        seconds: (performance.now() - startedAt) / 1000,
      }
    },
    generate: async function* (options, control) {
      if (!connection) throw new AppError('bad-request', 'No server was chosen.')
      if (options.picture !== undefined && connection.sight === 'text') {
        throw new AppError('bad-request', 'This model is given no pictures.')
      }
      return yield* writeThere({ ...connection, patience }, options, control)
    },
  }
}

/** Whether it is given pictures, and why not where somebody wanted it. */
function sightThere(
  { sight, model, name }: ServerAccess,
  found: ServerFindings,
): { sight: Sight; notice: string | null } {
  if (sight === 'text' || found.sight === 'text') {
    const notice =
      sight === 'vision'
        ? `"${model}" on ${name} cannot look at pictures. It reads only the measurements.`
        : null
    return { sight: 'text', notice }
  }
  if (sight === 'vision' || found.sight === 'vision') return { sight: 'vision', notice: null }
  const notice = `${name} does not say whether "${model}" can look at pictures. It reads only the measurements.`
  return { sight: 'text', notice }
}
