import type { Figures } from '../../shared/workers.ts'
import type { Step } from './engine.ts'
import { createLoopDetector } from './loopDetector.ts'
import { createReasoningSplitter, openTag, type Said } from './reasoning.ts'

/** A token as the engine made it, with the engine's counts after it. */
export type GeneratedToken = {
  token: number
  text: string
  logprob?: number
  shares?: number[]
  figures: Figures
}

export type Transcript = {
  /** Takes the next token; returns the steps that are certain by now, in order. */
  push: (token: GeneratedToken) => Step[]
  /** The last step, where it was still held back. */
  end: () => Step[]
  /** UTF-16 units of the text so far. */
  length: () => number
  /** UTF-16 units of the text to keep once a loop is certain, otherwise null. */
  loop: () => number | null
}

/**
 * Makes the steps of one answer to `prompt` (its end is enough): thoughts apart from text, a runaway loop noticed.
 * A step waits for the next one only while its text may be the beginning of a thinking tag.
 */
export function createTranscript(prompt: string): Transcript {
  const splitter = createReasoningSplitter(openTag(prompt))
  const detector = createLoopDetector()
  /** Length of the text after each token. */
  const lengths: number[] = []
  let length = 0
  let keep: number | null = null
  let waiting: Step | null = null

  const release = (): Step[] => {
    const released = waiting ? [waiting] : []
    waiting = null
    return released
  }
  return {
    push: ({ token, text, logprob, shares, figures }) => {
      const said = splitter.push(text)
      length += said.text.length
      lengths.push(length)
      const keptTokens = detector.push(token)
      if (keptTokens !== null) keep = lengths[keptTokens - 1] ?? 0
      const earlier = release()
      const step = addSaid(
        {
          ...figures,
          text: '',
          token,
          ...(logprob === undefined ? {} : { logprob }),
          ...(shares === undefined ? {} : { shares }),
        },
        said,
      )
      if (!splitter.isHolding()) return [...earlier, step]
      waiting = step
      return earlier
    },
    end: () => {
      const said = splitter.end()
      length += said.text.length
      return release().map((step) => addSaid(step, said))
    },
    length: () => length,
    loop: () => keep,
  }
}

function addSaid(step: Step, { text, reasoning }: Said): Step {
  const thought = (step.reasoning ?? '') + reasoning
  return { ...step, text: step.text + text, ...(thought === '' ? {} : { reasoning: thought }) }
}
