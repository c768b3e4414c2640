// One answer of a server: its pieces become steps, its end becomes a finish. Errors and aborts as `RemoteEngine` has them.
import { setTimeout as wait } from 'node:timers/promises'
import type { OpenAI } from 'openai'
import type { FinishReason } from '../../../shared/critique.ts'
import { AppError } from '../../../shared/errors.ts'
import type { RemoteOptions } from '../../../shared/remoteMessages.ts'
import type { ServerAccess } from '../../../shared/servers.ts'
import type { ServerFindings } from '../../../shared/workers.ts'
import { roomForAnswer } from '../budget.ts'
import { unnamedToken, type Finish, type GenerateControl, type Step } from '../engine.ts'
import { createChoiceReader } from '../engines/llamaServerChoice.ts'
import { createTranscript } from '../transcript.ts'
import { chatBody, countBody, formOf } from './chat.ts'
import { brokenOff, busyFor, explainFailure } from './failures.ts'
import { createCounts, guessTokens } from './figures.ts'
import { createFormReader } from './formReader.ts'
import { pieceSchema, tokenCountSchema, type Piece } from './messages.ts'
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
  const transcript = createTranscript('')
  let counts = createCounts({ wordTokens: 0, isCounted: false, hasPicture }, now)
  const finish = (finishReason: FinishReason, keep = transcript.length(), isOver = false): Finish => ({
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
    const readShares = options.choice && isLlama ? createChoiceReader(options.choice) : () => undefined
    const form = formOf(options, server.skeleton)
    const reader = form && createFormReader(form)
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
      const said = saidIn(piece)
      if (said) {
        pulse.silenceMs = patience.silenceMs.next
        yield* unnamed(counts.unnamed(1))
        counts.countToken()
        yield* stepsOf(said)
        if (signal.aborted) return finish('cancelled')
        const keep = transcript.loop()
        if (keep !== null) return finish('loop', keep)
        if (counts.tokens() >= left) ended = 'length'
      }
      ended = reasonOf(piece, server) ?? ended
      if (ended === 'length') yield* unnamed(counts.unnamed(0))
      if (ended === 'length' && counts.tokens() >= left) break
    }
    if (signal.aborted) return finish('cancelled')
    if (ended === null) throw brokenOff(server)
    const held = reader?.end() ?? ''
    if (held !== '') yield* transcript.push({ token: unnamedToken, text: held, figures: counts.figures() })
    yield* transcript.end()
    return finish(ended, transcript.length(), true)

    function* unnamed(count: number): Generator<Step> {
      for (let at = 0; at < count; at++) {
        counts.countToken()
        yield* transcript.push({ token: unnamedToken, text: '', figures: counts.figures() })
      }
    }
    function stepsOf({ text: written, reasoning, logprobs }: Said): Step[] {
      const figures = counts.figures()
      const token = tokenOf(written + reasoning)
      const text = reader && written !== '' ? reader.push(written) : written
      const [first] = logprobs
      const certain = first && options.logprobs ? { logprob: Math.min(0, first.logprob) } : {}
      const thought: Step[] = reasoning === '' ? [] : [{ ...figures, text: '', reasoning, token, ...certain }]
      if (written === '') return thought
      const shares = readShares({ content: text, completion_probabilities: logprobs })
      const weighed = shares === undefined ? {} : { shares }
      return [...thought, ...transcript.push({ token, text, figures, ...certain, ...weighed })]
    }
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
  const answer: unknown = await client.post('/chat/completions/input_tokens', { body, signal })
  const counted = tokenCountSchema.safeParse(answer)
  return counted.success ? { wordTokens: counted.data.input_tokens, isCounted: true } : guess
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

type Said = { text: string; reasoning: string; logprobs: { logprob: number }[] }

/** Null for a piece without a word. */
function saidIn({ choices: [choice] }: Piece): Said | null {
  const text = choice?.delta?.content ?? ''
  const reasoning = choice?.delta?.reasoning_content ?? choice?.delta?.reasoning ?? ''
  if (text === '' && reasoning === '') return null
  return { text, reasoning, logprobs: choice?.logprobs?.content ?? [] }
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

/** Servers do not name their tokens: the same piece of text counts as the same token (FNV-1a, 31 bits). */
function tokenOf(text: string): number {
  let hash = 2166136261
  for (const unit of text) hash = Math.imul(hash ^ unit.codePointAt(0)!, 16777619)
  return hash >>> 1
}
