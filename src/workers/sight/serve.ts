import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { LookReply, LookRequest } from '../../shared/workers.ts'
import type { Channel } from '../channel.ts'
import { createLooker, type Looker } from './look.ts'

/** A function that answers one look after the other, whatever happens: `looked` or `failed`. It never rejects. */
export function createServer({ send, fault }: Channel<LookReply>): (request: LookRequest) => Promise<void> {
  const lookers = new Map<string, Looker>()
  const lookerFor = (dir: string): Looker => {
    const looker = lookers.get(dir) ?? createLooker(dir)
    lookers.set(dir, looker)
    return looker
  }
  const serve = async ({ requestId, jpeg, writing, weightsDir }: LookRequest): Promise<void> => {
    const before = process.cpuUsage()
    try {
      const findings = await lookerFor(weightsDir)(jpeg, { writing })
      const { user, system } = process.cpuUsage(before)
      send({ type: 'looked', requestId, findings, cpuSeconds: (user + system) / 1e6 })
    } catch (error) {
      if (!(error instanceof AppError)) fault(error)
      send({ type: 'failed', requestId, error: toErrorRecord(asAppError(error)) })
    }
  }
  let last = Promise.resolve()
  return (request) => {
    last = last.then(() => serve(request))
    return last
  }
}

/** What nobody foresaw, as a sentence: the message of a foreign error may hold a path. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', 'Something went wrong while this photo was looked at.', { cause: error })
}
