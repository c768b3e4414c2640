import type { Figures } from '../../shared/workers.ts'
import type { Step } from './engine.ts'

/** A frame: more messages than this would only be drawn together. Milliseconds. */
const interval = 16

export type Steps = {
  text: string
  reasoning?: string
  tokens: number[]
  logprobs?: number[]
  choices?: { at: number; shares: number[] }[]
  figures: Figures
}

export type StepBatch = {
  add: (step: Step) => void
  /** Sends at once what is waiting. */
  flush: () => void
}

/** Passes steps on, the first at once, later ones together, at most one `send` per frame. */
export function createStepBatch(send: (steps: Steps) => void): StepBatch {
  let waiting: Steps | null = null
  let timer: NodeJS.Timeout | undefined
  let sentAt = -Infinity

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting) return
    sentAt = performance.now()
    send(waiting)
    waiting = null
  }
  return {
    add: (step) => {
      waiting = append(waiting, step)
      const wait = sentAt + interval - performance.now()
      if (wait <= 0) flush()
      else timer ??= setTimeout(flush, wait)
    },
    flush,
  }
}

function append(waiting: Steps | null, step: Step): Steps {
  const { text, reasoning, token, logprob, shares, ...figures } = step
  const logprobs = [...(waiting?.logprobs ?? []), ...(logprob === undefined ? [] : [logprob])]
  const choice = shares === undefined ? [] : [{ at: waiting?.text.length ?? 0, shares }]
  const choices = [...(waiting?.choices ?? []), ...choice]
  const thought = (waiting?.reasoning ?? '') + (reasoning ?? '')
  return {
    text: (waiting?.text ?? '') + text,
    ...(thought === '' ? {} : { reasoning: thought }),
    tokens: [...(waiting?.tokens ?? []), token],
    ...(logprobs.length > 0 ? { logprobs } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    figures,
  }
}
