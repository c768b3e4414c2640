// The inference child: loads a model and writes with it, in a process of its own, where a native crash ends.
// Never touches the network, the database or a photo; speaks only through its channel.
import { inferenceRequestSchema, type InferenceReply, type InferenceRequest } from '../../shared/workers.ts'
import { openChannel } from '../channel.ts'
import { engines } from './engines/index.ts'
import { createSession } from './session.ts'

// When llama.cpp aborts, it would start a debugger to print a backtrace.
process.env['GGML_NO_BACKTRACE'] = '1'

const [engine] = engines
const channel = openChannel<InferenceRequest, InferenceReply>(inferenceRequestSchema, (request) =>
  handle(request),
)
const handle = createSession(engine.create(), channel.send)
