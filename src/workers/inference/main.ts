// The inference child: loads a model and writes with it, in a process of its own, where a native crash ends.
// Never touches the network, the database or a photo; speaks only through its channel.
import { inferenceRequestSchema, type InferenceReply, type InferenceRequest } from '../../shared/workers.ts'
import { openChannel } from '../channel.ts'
import { engines } from './engines/index.ts'
import { createRoutedEngine } from './routedEngine.ts'
import { createSession } from './session.ts'

// When llama.cpp aborts, it would start a debugger to print a backtrace.
process.env['GGML_NO_BACKTRACE'] = '1'

// Ended by a signal, it ends what it started, as on any other way out.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

const channel = openChannel<InferenceRequest, InferenceReply>(inferenceRequestSchema, (request) =>
  handle(request),
)
const host = { onHelper: (pid: number | null): void => channel.send({ type: 'helper', pid }) }
const [text, vision] = engines
const engine = createRoutedEngine({ text: text.create(host), vision: vision.create(host) })
const handle = createSession(engine, channel)
