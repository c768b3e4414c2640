// The remote child in the shape of the inference child: a job asks it as it asks any other, with a server's id for a path.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { AppError } from '../../../shared/errors.ts'
import type { RemoteRequest } from '../../../shared/remoteMessages.ts'
import { hostOf, sightOf, type Server } from '../../../shared/servers.ts'
import type { InferenceReply, InferenceRequest, InspectedModel } from '../../../shared/workers.ts'
import type { RunOptions } from '../../workers/pendingRun.ts'
import type { Supervisor } from '../../workers/supervisor.ts'
import type { Inference } from '../inspect.ts'
import type { Keys } from './keys.ts'

export type RemoteChild = Supervisor<RemoteRequest, InferenceReply>

type InferenceDeps = {
  child: RemoteChild
  keys: Pick<Keys, 'get'>
  /** Throws model-missing for an id without a server. */
  serverOf: (modelId: string) => Server
  /** Called when something of a photograph is about to go out. */
  onSend: (host: string, hasPicture: boolean) => void
}

/** What is known of a model there without asking. It takes nothing of this computer. */
const inspected = (server: Server): InspectedModel => ({
  name: server.model,
  make: { architecture: 'unknown', projectorType: null, parameters: Number.MAX_SAFE_INTEGER },
  sight: sightOf(server),
  notice: null,
  files: [server.model],
  version: JSON.stringify([server.baseUrl, server.model, server.sight]),
  memory: { weights: 0, context: 0, work: 0, program: 0 },
})

export function createServerInference({ child, keys, serverOf, onSend }: InferenceDeps): Inference {
  let connected: Server | null = null

  /** Null for what is answered without the child. */
  const translate = async (request: InferenceRequest): Promise<RemoteRequest | null> => {
    const { requestId } = request
    if (request.type === 'load') {
      const server = serverOf(request.options.modelPath)
      connected = server
      const { found: _found, ...access } = server
      return { type: 'connect', requestId, server: { ...access, key: await keys.get(server) } }
    }
    if (request.type === 'generate') {
      const { imagePath, ...options } = request.options
      const picture = imagePath === undefined ? {} : { picture: await readPicture(imagePath) }
      if (connected) onSend(hostOf(connected), imagePath !== undefined)
      return { type: 'write', requestId, options: { ...options, ...picture } }
    }
    return null
  }
  const answer = (request: InferenceRequest): InferenceReply => {
    const { requestId } = request
    if (request.type === 'inspect') {
      return { type: 'inspected', requestId, model: inspected(serverOf(request.options.modelPath)) }
    }
    if (request.type === 'unload') return { type: 'unloaded', requestId }
    throw new AppError('bad-request', 'This is nothing that another computer is asked.')
  }
  const run = async <Final extends InferenceReply>(
    options: RunOptions<InferenceRequest, InferenceReply, Final>,
  ): Promise<Final> => {
    const { request, onReply, isFinal, cancelRequest: _cancel, ...rest } = options
    const translated = await translate(request)
    if (translated === null) {
      const reply = answer(request)
      if (isFinal(reply)) return reply
      throw new AppError('bad-request', 'This is no answer to that.')
    }
    return child.run({
      ...rest,
      request: translated,
      onReply: (reply) => onReply(reply, () => undefined),
      isFinal,
      cancelRequest: { type: 'cancel', requestId: translated.requestId },
    })
  }
  return { ...child, run }
}

/** As the engine that sees says it. */
async function readPicture(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new AppError('photo-missing', 'The copy of this photo for the model is not there.', { cause })
  }
}

/** What a server can do. Rejects with server-failed, server-refused, or as the supervisor does. */
export async function probe(child: RemoteChild, server: Server, key: string | null) {
  const requestId = randomUUID()
  const { found: _found, ...access } = server
  const { found } = await child.run({
    request: { type: 'probe', requestId, server: { ...access, key } },
    onReply: () => undefined,
    isFinal: (reply): reply is Extract<InferenceReply, { type: 'probed' }> => reply.type === 'probed',
    // Longer than the child's own limits.
    deadlineMs: 90_000,
    cancelRequest: { type: 'cancel', requestId },
  })
  return found
}
