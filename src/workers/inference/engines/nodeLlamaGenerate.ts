import type { LlamaGrammarEvaluationState, SequenceEvaluateOptions, Token } from 'node-llama-cpp'
import type { FinishReason } from '../../../shared/critique.ts'
import { AppError } from '../../../shared/errors.ts'
import type { GenerateOptions } from '../../../shared/workers.ts'
import { roomForAnswer } from '../budget.ts'
import type { Finish, GenerateControl, Step } from '../engine.ts'
import { familyOf } from '../families/index.ts'
import { samplersFor } from '../families/samplers.ts'
import { createMeter, type Meter } from '../meter.ts'
import { createTokenText } from '../tokenText.ts'
import { createTranscript } from '../transcript.ts'
import { promptSlice, type NodeLlamaModel } from './nodeLlamaLoad.ts'

/** Errors and the meaning of an abort as `Engine.generate` lists them. */
export async function* generate(
  loaded: NodeLlamaModel,
  options: GenerateOptions,
  control: GenerateControl,
): AsyncGenerator<Step, Finish, undefined> {
  const { sequence, peakMemoryBytes } = loaded
  const prompt = loaded.encodePrompt(options.system, options.user)
  const maxTokens = roomForAnswer(prompt.length, options.maxTokens, sequence.contextSize)
  const sampling = await samplingOptions(loaded, options)
  try {
    await sequence.adaptStateToTokens(prompt.slice(0, -1), false)
    const cachedTokens = sequence.nextTokenIndex
    const meter = createMeter({
      promptTokens: prompt.length,
      cachedTokens,
      peakMemoryBytes,
      now: () => performance.now(),
    })
    if (!(await readPrompt(loaded, prompt, control))) {
      return { ...meter.figures(), finishReason: 'cancelled', keep: 0 }
    }
    return yield* writeText(loaded, prompt, { ...options, maxTokens }, sampling, meter, control.signal)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('engine-failed', `The model stopped with an error: ${reason}`, { cause: error })
  }
}

async function samplingOptions(
  loaded: NodeLlamaModel,
  { temperature, seed, grammar }: GenerateOptions,
): Promise<SequenceEvaluateOptions> {
  const { architecture, temperature: ofFile } = loaded.header
  const family = familyOf({ architecture, projectorType: null })
  // Penalties would have to name the tokens that they punish: this engine leaves them out.
  const { temperature: chosen, topP, topK, minP } = samplersFor(family, ofFile, temperature)
  const options: SequenceEvaluateOptions = {
    temperature: chosen ?? temperature,
    ...(topP !== undefined && { topP }),
    ...(topK !== undefined && { topK }),
    ...(minP !== undefined && { minP }),
    seed,
  }
  return grammar === undefined
    ? options
    : { ...options, grammarEvaluationState: await compileGrammar(loaded, grammar) }
}

async function compileGrammar(
  { model }: NodeLlamaModel,
  grammar: string,
): Promise<LlamaGrammarEvaluationState> {
  const { LlamaGrammarEvaluationState } = await import('node-llama-cpp')
  try {
    return new LlamaGrammarEvaluationState({ model, grammar: await model.llama.createGrammar({ grammar }) })
  } catch (error) {
    throw new AppError('grammar-invalid', 'The form prescribed for this text is not valid.', { cause: error })
  }
}

/** Evaluates all but the last prompt token, slice by slice; false when aborted in between. */
async function readPrompt(
  { sequence }: NodeLlamaModel,
  prompt: Token[],
  { signal, onPromptProgress }: GenerateControl,
): Promise<boolean> {
  const cached = sequence.nextTokenIndex
  const last = prompt.length - 1
  onPromptProgress({ stage: 'prompting', processed: cached, total: prompt.length, cached })
  for (let at = cached; at < last; at = sequence.nextTokenIndex) {
    if (signal.aborted) return false
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, Math.min(at + promptSlice, last)))
    onPromptProgress({ stage: 'prompting', processed: sequence.nextTokenIndex, total: prompt.length, cached })
  }
  return !signal.aborted
}

async function* writeText(
  { model, sequence }: NodeLlamaModel,
  prompt: Token[],
  { maxTokens, logprobs }: GenerateOptions,
  sampling: SequenceEvaluateOptions,
  meter: Meter,
  signal: AbortSignal,
): AsyncGenerator<Step, Finish, undefined> {
  const decoder = createTokenText((tokens, previous) =>
    model.detokenize(tokens as Token[], false, previous as Token[]),
  )
  // Its end tells whether it leaves a thinking tag open.
  const transcript = createTranscript(model.detokenize(prompt.slice(-16), true))
  const finish = (finishReason: FinishReason, keep = transcript.length()): Finish => ({
    ...meter.figures(),
    finishReason,
    keep,
  })
  const metadata = { confidence: logprobs === true }
  for await (const generated of sequence.evaluateWithMetadata(prompt.slice(-1), metadata, sampling)) {
    if (signal.aborted) return finish('cancelled')
    const { token, confidence }: { token: Token; confidence?: number } = generated
    meter.countToken()
    const logprob = confidence === undefined ? {} : { logprob: toLogprob(confidence) }
    const figures = meter.figures()
    yield* transcript.push({ token, text: decoder.push(token), figures, ...logprob })
    const keep = transcript.loop()
    if (keep !== null) return finish('loop', keep)
    if (figures.generationTokens >= maxTokens) {
      yield* transcript.end()
      return finish('length')
    }
  }
  yield* transcript.end()
  return finish('stop')
}

/** Natural logarithm of a probability, kept finite and at most 0 against rounding. */
function toLogprob(probability: number): number {
  return Math.min(0, Math.log(Math.max(probability, Number.MIN_VALUE)))
}
