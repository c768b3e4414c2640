// Answers the parent's requests one after the other, in the order they came; only `cancel` overtakes.
// Never leaves a request without its last word: what does not come from `work` is `failed`.
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { GenerateOptions, InferenceReply } from '../../shared/workers.ts'
import type { Channel } from '../channel.ts'
import type { Engine, Finish, Step } from './engine.ts'
import { createStepBatch } from './stepBatch.ts'

type AnyRequest = { type: string; requestId: string }
type Work<Request extends AnyRequest> = Exclude<Request, { type: 'cancel' }>

/** Returns what takes a request. What was stopped is answered with `failed`, code cancelled, or its own last word. */
export function answerInTurns<Request extends AnyRequest>(
  work: (request: Work<Request>, signal: AbortSignal) => Promise<void>,
  { send, fault }: Channel<InferenceReply>,
): (request: Request) => void {
  const aborts = new Map<string, AbortController>()
  let last: Promise<void> = Promise.resolve()

  const answer = async (request: Work<Request>, signal: AbortSignal): Promise<void> => {
    const { requestId } = request
    try {
      await work(request, signal)
    } catch (error) {
      if (!(error instanceof AppError)) fault(error)
      send({ type: 'failed', requestId, error: toErrorRecord(error) })
    }
    aborts.delete(requestId)
  }
  const isWork = (request: Request): request is Work<Request> & Request => request.type !== 'cancel'
  return (request) => {
    if (!isWork(request)) return aborts.get(request.requestId)?.abort()
    const abort = new AbortController()
    aborts.set(request.requestId, abort)
    last = last.then(() => answer(request, abort.signal))
  }
}

/** Has an engine write, and sends what it writes and how that ended. */
export async function sendAnswer<Options = GenerateOptions>(
  engine: {
    generate: (options: Options, control: Parameters<Engine['generate']>[1]) => ReturnType<Engine['generate']>
  },
  { requestId, options }: { requestId: string; options: Options },
  signal: AbortSignal,
  send: (reply: InferenceReply) => void,
): Promise<void> {
  const batch = createStepBatch((steps) => send({ type: 'steps', requestId, ...steps }))
  const steps = engine.generate(options, {
    signal,
    onPromptProgress: (progress) => send({ type: 'promptProgress', requestId, ...progress }),
  })
  const { finishReason, keep, ...figures } = await drain(steps, batch.add).finally(batch.flush)
  send({ type: 'finished', requestId, finishReason, keep, figures })
}

async function drain(
  steps: AsyncGenerator<Step, Finish, undefined>,
  onStep: (step: Step) => void,
): Promise<Finish> {
  let next = await steps.next()
  while (!next.done) {
    onStep(next.value)
    next = await steps.next()
  }
  return next.value
}
