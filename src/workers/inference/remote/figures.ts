// The figures of one answer: the server's own where it gives some, this computer's clock where not.
import type { Figures } from '../../../shared/workers.ts'
import { perSecond } from '../meter.ts'
import type { Piece } from './messages.ts'

/** Letters of English to a token, where nothing better is known. */
const lettersPerToken = 4

/** About how many tokens a text has, before a server says. */
export const guessTokens = (text: string): number => Math.ceil(text.length / lettersPerToken)

export type Counts = {
  read: (piece: Pick<Piece, 'usage' | 'timings' | 'prompt_progress'>) => void
  countToken: () => void
  tokens: () => number
  /** Tokens that the server has counted and not sent, being parts of a character, before the last `named` ones. */
  unnamed: (named: number) => number
  /** `isOver`: what the server counted replaces what was counted here. */
  figures: (isOver?: boolean) => Figures
}

/**
 * `wordTokens`: of the prompt without its picture, a guess where the server does not count; `isCounted` says which.
 * promptTps and generationTps as `createMeter` has them, by this computer's clock, unless the server gives `timings`.
 */
export function createCounts(
  { wordTokens, isCounted, hasPicture }: { wordTokens: number; isCounted: boolean; hasPicture: boolean },
  now: () => number,
): Counts {
  const startedAt = now()
  let firstAt = startedAt
  let lastAt = startedAt
  let tokens = 0
  let usage: NonNullable<Piece['usage']> | null = null
  let timings: Piece['timings']
  let prompt: { total: number; cached: number } | null = null

  const promptTokens = (): number => usage?.prompt_tokens ?? prompt?.total ?? wordTokens
  const cachedTokens = (): number =>
    timings?.cache_n ?? usage?.prompt_tokens_details?.cached_tokens ?? prompt?.cached ?? 0
  return {
    read: (piece) => {
      usage = piece.usage ?? usage
      timings = piece.timings ?? timings
      if (piece.prompt_progress) {
        prompt = { total: piece.prompt_progress.total, cached: piece.prompt_progress.cache }
      } else if (timings && !usage && !prompt) {
        prompt = { total: timings.cache_n + timings.prompt_n, cached: timings.cache_n }
      }
    },
    countToken: () => {
      lastAt = now()
      if (tokens === 0) firstAt = lastAt
      tokens++
    },
    tokens: () => tokens,
    unnamed: (named) => Math.max(0, (timings?.predicted_n ?? 0) - named - tokens),
    figures: (isOver = false) => {
      const all = promptTokens()
      const cached = Math.min(cachedTokens(), all)
      // What llama-server counts has the end of the text in it, which is no part of it.
      const generated = isOver && !timings ? (usage?.completion_tokens ?? tokens) : tokens
      const clocked = {
        promptTps: perSecond(all - cached, firstAt - startedAt),
        generationTps: perSecond(generated - 1, lastAt - firstAt),
      }
      const told = timings && {
        promptTps: perSecond(timings.prompt_n, timings.prompt_ms),
        generationTps: perSecond(timings.predicted_n - 1, timings.predicted_ms),
      }
      const { promptTps, generationTps } = told ?? clocked
      return {
        promptTokens: all,
        cachedTokens: cached,
        imageTokens: hasPicture && isCounted && all > wordTokens ? all - wordTokens : null,
        generationTokens: generated,
        promptTps: tokens > 0 ? promptTps : null,
        generationTps: generated > 1 ? generationTps : null,
        // Of this computer: what the other one takes nobody says.
        peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
      }
    },
  }
}
