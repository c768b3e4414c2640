// The remote child: has other computers write, in a process of its own, the only child that may use the network.
// Never opens a file: pictures come over its channel, and the system hides from it what is not the program.
import type { InferenceReply } from '../../../shared/workers.ts'
import { remoteRequestSchema, type RemoteRequest } from '../../../shared/remoteMessages.ts'
import { openChannel } from '../../channel.ts'
import { answerInTurns, sendAnswer } from '../turns.ts'
import { createRemoteEngine } from './engine.ts'

type Work = Exclude<RemoteRequest, { type: 'cancel' }>

const channel = openChannel<RemoteRequest, InferenceReply>(remoteRequestSchema, (request) => handle(request))
const { send } = channel
const engine = createRemoteEngine({ onExchange: (exchange) => send({ type: 'traffic', ...exchange }) })

async function work(request: Work, signal: AbortSignal): Promise<void> {
  const { requestId } = request
  if (request.type === 'probe') {
    send({ type: 'probed', requestId, found: await engine.probe(request.server, signal) })
  } else if (request.type === 'connect') {
    send({ type: 'loaded', requestId, model: await engine.connect(request.server, signal) })
  } else await sendAnswer(engine, request, signal, send)
}

const handle = answerInTurns<RemoteRequest>(work, channel)
