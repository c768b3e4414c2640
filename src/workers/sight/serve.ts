import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { LookReply, LookRequest } from '../../shared/workers.ts'
import type { Channel } from '../channel.ts'
import { createLooker, type Looker } from './look.ts'

type LookOrder = Extract<LookRequest, { type: 'look' }>

/**
 * A function that answers one look after the other, whatever happens: `looked` or `failed`. A `cancel` overtakes: its
 * look fails before the next net. It never rejects.
 */
export function createServer({ send, fault }: Channel<LookReply>): (request: LookRequest) => Promise<void> {
  const lookers = new Map<string, Looker>()
  const lookerFor = (dir: string): Looker => {
    const looker = lookers.get(dir) ?? createLooker(dir)
    lookers.set(dir, looker)
    return looker
  }
  const stops = new Map<string, AbortController>()
  const serve = async (
    { requestId, jpeg, writing, weightsDir }: LookOrder,
    signal: AbortSignal,
  ): Promise<void> => {
    const before = process.cpuUsage()
    try {
      signal.throwIfAborted()
      const findings = await lookerFor(weightsDir)(jpeg, { writing, signal })
      const { user, system } = process.cpuUsage(before)
      send({ type: 'looked', requestId, findings, cpuSeconds: (user + system) / 1e6 })
    } catch (error) {
      if (!(error instanceof AppError)) fault(error)
      send({ type: 'failed', requestId, error: toErrorRecord(asAppError(error)) })
    } finally {
      stops.delete(requestId)
    }
  }
  let last = Promise.resolve()
  return (request) => {
    if (request.type === 'cancel') {
      stops.get(request.requestId)?.abort(new AppError('cancelled', 'The look was stopped.'))
      return last
    }
    const stop = new AbortController()
    stops.set(request.requestId, stop)
    last = last.then(() => serve(request, stop.signal))
    return last
  }
}

/** What nobody foresaw, as a sentence: the message of a foreign error may hold a path. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', 'Something went wrong while this photo was looked at.', { cause: error })
}
