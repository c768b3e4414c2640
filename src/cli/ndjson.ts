import type { Reporter } from './analyze.ts'
import { jsonLine, plainLine } from './plainText.ts'

type Writer = { write: (text: string) => unknown }

/** Prints every event as one line of JSON, exactly as it was emitted. */
export function createNdjson(output: Writer, errors: Writer): Reporter {
  return {
    accepted: () => undefined,
    event: (event) => output.write(jsonLine(event)),
    problem: (sentence) => errors.write(`${plainLine(sentence)}\n`),
    close: () => undefined,
  }
}
