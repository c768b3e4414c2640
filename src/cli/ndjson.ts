import type { Reporter } from './analyze.ts'
import { skippedSentence } from './outcome.ts'
import { jsonLine, plainLine } from '../shared/plainText.ts'

type Writer = { write: (text: string) => unknown }

/** Prints every event as one line of JSON, exactly as it was emitted, and what was skipped in a line like an event's. */
export function createNdjson(output: Writer, errors: Writer): Reporter {
  const problem = (sentence: string): void => void errors.write(`${plainLine(sentence)}\n`)
  return {
    accepted: () => undefined,
    event: (event) => output.write(jsonLine(event)),
    skipped(what) {
      output.write(jsonLine({ type: 'skipped', ...what }))
      problem(skippedSentence(what))
    },
    failure: problem,
    problem,
    close: () => undefined,
  }
}
