// One answer of a server: its pieces become steps, its end becomes a finish. Errors and aborts as `RemoteEngine` has them.
import { setTimeout as wait } from 'node:timers/promises'
import { APIError, type OpenAI } from 'openai'
import type { FinishReason } from '../../../shared/critique.ts'
import { AppError } from '../../../shared/errors.ts'
import type { RemoteOptions } from '../../../shared/remoteMessages.ts'
import type { ServerAccess } from '../../../shared/servers.ts'
import type { ServerFindings } from '../../../shared/workers.ts'
import { roomForAnswer } from '../budget.ts'
import type { Finish, GenerateControl, Step } from '../engine.ts'
import { chatBody, countBody, formOf } from './chat.ts'
import { brokenOff, busyFor, explainFailure } from './failures.ts'
import { createCounts, guessTokens } from './figures.ts'
import { pieceSchema, tokenCountSchema, type Piece } from './messages.ts'
import { createAnswerSteps, type AnswerSteps } from './steps.ts'
import type { Patience, Pulse } from './wire.ts'

export type WriteContext = {
  client: OpenAI
  server: ServerAccess
  found: ServerFindings
  pulse: Pulse
  patience: Patience
}

const now = (): number => performance.now()

export async function* writeThere(
  context: WriteContext,
  options: RemoteOptions,
  { signal, onPromptProgress }: GenerateControl,
): AsyncGenerator<Step, Finish, undefined> {
  const { server, found, pulse, patience } = context
  const { contextSize, isLlama } = found
  const hasPicture = options.picture !== undefined
  const hasGrammar = options.grammar !== undefined
  if (options.grammar?.trim() === '') {
    throw new AppError('grammar-invalid', 'The form prescribed for this text is not valid.')
  }
  let counts = createCounts({ wordTokens: 0, isCounted: false, hasPicture }, now)
  let steps: AnswerSteps | null = null
  const finish = (finishReason: FinishReason, keep = steps?.length() ?? 0, isOver = false): Finish => ({
    ...counts.figures(isOver),
    finishReason,
    keep,
  })
  if (signal.aborted) return finish('cancelled')
  // Leaving this in any way ends the request, which stops the server.
  const ours = new AbortController()
  const both = AbortSignal.any([signal, ours.signal])
  try {
    const words = await countWords(context, options, both)
    const { wordTokens, isCounted } = words
    const room =
      contextSize !== null && isCounted
        ? roomForAnswer(wordTokens, options.maxTokens, contextSize)
        : options.maxTokens
    const waiting = hasPicture ? 'picture' : 'words'
    pulse.silenceMs = patience.silenceMs[waiting]
    pulse.hear = () => {
      // A sign of life is all that there is to tell of how far it is.
      if (isLlama || counts.tokens() > 0) return
      const stage = hasPicture ? 'encoding' : 'prompting'
      onPromptProgress({ stage, processed: 0, total: Math.max(1, wordTokens), cached: 0 })
    }
    counts = createCounts({ ...words, hasPicture }, now)
    pulse.hear()
    const stream = await whenFree(context, both, () =>
      context.client.chat.completions.create(chatBody({ ...options, maxTokens: room }, server, found), {
        signal: both,
      }),
    )
    const form = formOf(options, server.skeleton)
    steps = createAnswerSteps({ options: isLlama ? options : {}, form, counts })
    let left = room
    let ended: FinishReason | null = null
    for await (const raw of stream) {
      if (signal.aborted) return finish('cancelled')
      const piece = pieceSchema.parse(raw)
      counts.read(piece)
      if (piece.prompt_progress) {
        const { processed, total, cache: cached } = piece.prompt_progress
        if (contextSize !== null) left = roomForAnswer(total, options.maxTokens, contextSize)
        const stage = processed < pictureEnd(options, wordTokens, total) ? 'encoding' : 'prompting'
        onPromptProgress({ stage, processed, total, cached })
      }
      const written = counts.tokens()
      yield* steps.of(piece)
      if (counts.tokens() > written) {
        pulse.silenceMs = patience.silenceMs.next
        if (signal.aborted) return finish('cancelled')
        const keep = steps.loop()
        if (keep !== null) return finish('loop', keep)
      }
      ended = reasonOf(piece, server) ?? ended
      // A llama-server goes on over the end of what there was room for.
      if (isLlama && counts.tokens() >= left) {
        ended = 'length'
        break
      }
    }
    if (signal.aborted) return finish('cancelled')
    if (ended === null) throw brokenOff(server)
    yield* steps.end(ended === 'length')
    return finish(ended, steps.length(), true)
  } catch (error) {
    if (signal.aborted) return finish('cancelled')
    throw explainFailure(error, { server, contextSize, hasPicture, hasGrammar })
  } finally {
    pulse.hear = () => undefined
    pulse.silenceMs = patience.silenceMs.list
    ours.abort()
  }
}

/** Tokens of the prompt without its picture: counted by a llama-server, guessed of any other. */
async function countWords(
  { client, server, found }: WriteContext,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<{ wordTokens: number; isCounted: boolean }> {
  const guess = { wordTokens: guessTokens(options.system + options.user), isCounted: false }
  if (!found.isLlama) return guess
  const body = countBody(options, server)
  const answer: unknown = await client
    .post('/chat/completions/input_tokens', { body, signal })
    .catch(notThere)
  const counted = tokenCountSchema.safeParse(answer)
  return counted.success ? { wordTokens: counted.data.input_tokens, isCounted: true } : guess
}

/** Older ones cannot count. */
function notThere(error: unknown): null {
  if (error instanceof APIError && (error.status === 404 || error.status === 501)) return null
  throw error
}

/** Asks again where the server is busy, when it says, as long as there is patience for it. */
async function whenFree<Answer>(
  { patience: { busyMs } }: WriteContext,
  signal: AbortSignal,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let waited = 0; ;) {
    try {
      return await ask()
    } catch (error) {
      const ms = busyFor(error, busyMs.each)
      if (ms === null || waited + ms > busyMs.most) throw error
      waited += Math.max(ms, busyMs.each / 10)
      await wait(ms, undefined, { signal })
    }
  }
}

/** Null before the end. Throws for one that is none. */
function reasonOf({ choices: [choice] }: Piece, server: ServerAccess): FinishReason | null {
  const reason = choice?.finish_reason ?? null
  if (reason === null || reason === 'stop' || reason === 'length') return reason
  throw brokenOff(server)
}

/** Where the picture ends in the prompt, by the share that the words before it have of all words. */
function pictureEnd({ system, user, picture }: RemoteOptions, wordTokens: number, total: number): number {
  if (picture === undefined) return 0
  return total - Math.ceil((wordTokens * user.length) / (system.length + user.length + 1))
}
