import type { FinishReason } from '../../../shared/critique.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Figures, GenerateOptions } from '../../../shared/workers.ts'
import { contextOverflow, roomForAnswer } from '../budget.ts'
import type { Finish, GenerateControl, Step } from '../engine.ts'
import type { Samplers } from '../families/family.ts'
import { perSecond } from '../meter.ts'
import { createTranscript } from '../transcript.ts'
import { Refusal } from './llamaServerClient.ts'
import { choiceCandidates, createChoiceReader } from './llamaServerChoice.ts'
import type { Stage } from './llamaServerFailures.ts'
import { messageSchema, type Timings } from './llamaServerMessages.ts'
import { preparePrompt, type ServerPrompt } from './llamaServerPrompt.ts'
import type { RunningServer } from './llamaServerStart.ts'
import { createTokenReader } from './llamaServerTokens.ts'

export type GenerateContext = {
  server: RunningServer
  contextSize: number
  /** What only the chat template may say. */
  controlTokens: readonly string[]
  samplers: Samplers
  onStage: (stage: Stage) => void
}

/** Errors and the meaning of an abort as `Engine.generate` lists them; a lost connection is thrown as it is. */
export async function* generate(
  context: GenerateContext,
  options: GenerateOptions,
  control: GenerateControl,
): AsyncGenerator<Step, Finish, undefined> {
  const { server, contextSize, controlTokens, onStage } = context
  if (options.grammar?.trim() === '') throw invalidGrammar()
  onStage(options.imagePath === undefined ? 'prompting' : 'encoding')
  let prompt: ServerPrompt
  try {
    prompt = await preparePrompt(server, controlTokens, options, control.signal)
  } catch (error) {
    if (control.signal.aborted) return cancelledBefore(server.memory.peakBytes())
    throw explain(error, contextSize)
  }
  // What the picture takes is known only when the server has looked at it.
  const maxTokens = roomForAnswer(prompt.wordTokens, options.maxTokens, contextSize)
  return yield* writeAnswer(context, prompt, { ...options, maxTokens }, control)
}

async function* writeAnswer(
  { server, contextSize, samplers, onStage }: GenerateContext,
  prompt: ServerPrompt,
  options: GenerateOptions,
  { signal, onPromptProgress }: GenerateControl,
): AsyncGenerator<Step, Finish, undefined> {
  let promptTokens = prompt.wordTokens
  let room = options.maxTokens
  const figuresOf = (timings: Timings, tokens: number): Figures =>
    toFigures(timings, tokens, countPrompt(prompt, promptTokens), server.memory.peakBytes())
  const tokensOf = createTokenReader(figuresOf, options.choice && createChoiceReader(options.choice))
  const transcript = createTranscript(prompt.text)
  let figures = figuresOf(nothingYet, 0)
  const finish = (finishReason: FinishReason, keep = transcript.length()): Finish => ({
    ...figures,
    finishReason,
    keep,
  })
  try {
    // Leaving this loop in any way closes the connection, which stops the server.
    for await (const message of server.client.stream(
      '/completion',
      requestBody(prompt, options, samplers),
      messageSchema,
      signal,
    )) {
      if (signal.aborted) return finish('cancelled')
      if (message.prompt_progress) {
        const { processed, total, cache: cached } = message.prompt_progress
        // The first of these comes before anything is evaluated.
        room = roomForAnswer(total, options.maxTokens, contextSize)
        promptTokens = total
        figures = figuresOf(message.timings, 0)
        const stage = processed < countPrompt(prompt, total).pictureEnd ? 'encoding' : 'prompting'
        onStage(stage)
        onPromptProgress({ stage, processed, total, cached })
        continue
      }
      onStage('writing')
      for (const token of tokensOf(message)) {
        figures = token.figures
        yield* transcript.push(token)
        if (signal.aborted) return finish('cancelled')
        const keep = transcript.loop()
        if (keep !== null) return finish('loop', keep)
      }
      if (!message.stop && figures.generationTokens < room) continue
      yield* transcript.end()
      figures = figuresOf(message.timings, figures.generationTokens)
      return finish(message.stop && message.stop_type !== 'limit' ? 'stop' : 'length')
    }
  } catch (error) {
    if (signal.aborted) return finish('cancelled')
    throw explain(error, contextSize)
  }
  throw new AppError('engine-failed', 'The model stopped in the middle of its answer.')
}

/**
 * The server reads every answer with a parser and gives up on one that does not match, e.g. for a broken character:
 * this parser is content with anything.
 */
const acceptAnything = JSON.stringify({ parsers: [{ type: 'epsilon' }], rules: {}, root: 0 })

/** As the server names them; it passes over those that are not set. */
const samplerFields = ({ temperature, topP, topK, minP, repeatPenalty, presencePenalty }: Samplers) => ({
  temperature,
  top_p: topP,
  top_k: topK,
  min_p: minP,
  repeat_penalty: repeatPenalty,
  presence_penalty: presencePenalty,
})

function requestBody(prompt: ServerPrompt, options: GenerateOptions, samplers: Samplers): unknown {
  const { maxTokens, seed, grammar, logprobs, choice } = options
  const candidates = choice ? choiceCandidates : Number(logprobs ?? false)
  return {
    prompt: prompt.content,
    n_predict: maxTokens,
    ...samplerFields(samplers),
    seed,
    ...(grammar === undefined ? {} : { grammar }),
    ...(candidates > 0 ? { n_probs: candidates } : {}),
    stream: true,
    cache_prompt: true,
    return_progress: true,
    return_tokens: true,
    timings_per_token: true,
    chat_parser: acceptAnything,
  }
}

type PromptCounts = {
  promptTokens: number
  imageTokens: number | null
  /** Tokens up to the end of the picture; 0 without one. */
  pictureEnd: number
}

/** What the picture takes is what the words do not. */
function countPrompt({ hasPicture, wordTokens, lastWordTokens }: ServerPrompt, total: number): PromptCounts {
  if (!hasPicture) return { promptTokens: total, imageTokens: null, pictureEnd: 0 }
  return { promptTokens: total, imageTokens: total - wordTokens, pictureEnd: total - lastWordTokens }
}

const nothingYet: Timings = { cache_n: 0, prompt_n: 0, prompt_ms: 0, predicted_n: 0, predicted_ms: 0 }

/** Speeds are the server's own: evaluated prompt tokens (picture included) and generated ones, by its clock. */
function toFigures(
  timings: Timings,
  generationTokens: number,
  { promptTokens, imageTokens }: Pick<PromptCounts, 'promptTokens' | 'imageTokens'>,
  peakMemoryBytes: number,
): Figures {
  const { cache_n, prompt_n, prompt_ms, predicted_n, predicted_ms } = timings
  return {
    promptTokens,
    cachedTokens: cache_n,
    imageTokens,
    generationTokens,
    promptTps: predicted_n > 0 ? perSecond(prompt_n, prompt_ms) : null,
    generationTps: predicted_n > 1 ? perSecond(predicted_n - 1, predicted_ms) : null,
    peakMemoryBytes,
  }
}

/** The end of a generation that was stopped before anything was counted. */
export function cancelledBefore(peakMemoryBytes: number): Finish {
  const figures = toFigures(nothingYet, 0, { promptTokens: 0, imageTokens: null }, peakMemoryBytes)
  return { ...figures, finishReason: 'cancelled', keep: 0 }
}

/** A refusal for a person; anything else stays what it is. */
function explain(error: unknown, contextSize: number): unknown {
  if (!(error instanceof Refusal)) return error
  if (error.type === 'exceed_context_size_error') return contextOverflow(contextSize, null, error)
  if (/grammar/i.test(error.message)) return invalidGrammar(error)
  if (/failed to load image/i.test(error.message)) {
    return new AppError('photo-damaged', 'The model cannot open this picture.', { cause: error })
  }
  return new AppError('engine-failed', `The model stopped with an error: ${error.message}`, { cause: error })
}

function invalidGrammar(cause?: Refusal): AppError {
  return new AppError('grammar-invalid', 'The form prescribed for this text is not valid.', { cause })
}
