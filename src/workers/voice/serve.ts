import { AppError, toErrorRecord } from '../../shared/errors.ts'
import { sampleRate } from '../../shared/sound.ts'
import type { EarOptions, VoiceReply, VoiceRequest } from '../../shared/voiceMessages.ts'
import type { Channel } from '../channel.ts'
import { startEar, type Ear, type EarOrder, type EarText } from './ear.ts'
import { listen } from './listen.ts'
import { readWav } from './readWav.ts'
import { countThreads } from './threads.ts'

type Order = Exclude<VoiceRequest, { type: 'cancel' }>

/** A warm-up listens to so much silence: half a second. */
const silence = new Int16Array(sampleRate / 2)

/**
 * A function that answers one request after the other, whatever happens. The ear stays, with its model, until another
 * model is asked for; one that died is started once more for what it died over. A `cancel` overtakes and ends it. Never
 * rejects.
 */
export function createServer({ send, fault }: Channel<VoiceReply>): (request: VoiceRequest) => Promise<void> {
  const threads = countThreads()
  let held: { modelPath: string; ear: Ear } | undefined
  let current: string | undefined
  const cancelled = new Set<string>()

  const release = (): void => {
    held?.ear.kill()
    held = undefined
  }
  const earFor = async ({ program, modelPath }: EarOptions): Promise<Ear> => {
    if (held?.modelPath === modelPath && !held.ear.isGone()) return held.ear
    release()
    const ear = await startEar({ program, modelPath }, (pid) => send({ type: 'helper', pid }))
    held = { modelPath, ear }
    return ear
  }
  const hearWith =
    (options: EarOptions, requestId: string) =>
    async (order: Omit<EarOrder, 'threads'>): Promise<EarText> => {
      const hearOnce = async (): Promise<EarText> => {
        const ear = await earFor(options)
        assertWanted(requestId)
        return await ear.hear({ ...order, threads: threads.of(options.threads) })
      }
      const text = await hearOnce().catch((error: unknown) => {
        assertWanted(requestId)
        if (error instanceof AppError && error.code === 'engine-crashed') return hearOnce()
        throw error
      })
      // The window is what it takes; what is written takes little.
      threads.note(text.milliseconds / (order.window + 20 * text.tokens))
      return text
    }
  const assertWanted = (requestId: string): void => {
    if (cancelled.has(requestId)) throw new AppError('cancelled', 'Listening was stopped.')
  }

  const answer = async (order: Order): Promise<VoiceReply> => {
    const { requestId } = order
    const began = performance.now()
    const took = (): number => (performance.now() - began) / 1000
    if (order.type === 'unload') {
      release()
      return { type: 'unloaded', requestId }
    }
    const hear = hearWith(order.ear, requestId)
    if (order.type === 'warm') {
      await hear({ samples: silence, window: 256, language: 'en', prompt: '' })
      return { type: 'warmed', requestId, seconds: took() }
    }
    const { language, prompt } = order
    const heard = await listen(readWav(order.sound), { language, prompt }, hear)
    return { type: 'heard', requestId, heard: { ...heard, tookSeconds: took() } }
  }
  const serve = async (order: Order): Promise<void> => {
    const { requestId } = order
    current = requestId
    try {
      assertWanted(requestId)
      send(await answer(order))
    } catch (error) {
      if (!(error instanceof AppError)) fault(error)
      send({ type: 'failed', requestId, error: toErrorRecord(asAppError(error)) })
    } finally {
      current = undefined
      cancelled.delete(requestId)
    }
  }

  let last = Promise.resolve()
  const waiting = new Set<string>()
  return (request) => {
    if (request.type === 'cancel') {
      if (!waiting.has(request.requestId)) return last
      cancelled.add(request.requestId)
      // Whisper cannot be told to stop; its model is loaded again with the next words.
      if (current === request.requestId) release()
      return last
    }
    waiting.add(request.requestId)
    last = last.then(() => serve(request)).finally(() => waiting.delete(request.requestId))
    return last
  }
}

/** What nobody foresaw, as a sentence: the message of a foreign error may hold a path. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('internal', 'Something went wrong while this was listened to.', { cause: error })
}
