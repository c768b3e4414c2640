import type { Core } from '../../core/index.ts'
import type { Interrupts } from '../interrupts.ts'

export type AskHost = {
  /** What relative paths count from. */
  folder: string
  output: { write: (text: string) => unknown; isTTY: boolean }
  errors: { write: (text: string) => unknown }
  interrupts: Interrupts
  /** Questions that a person types, line by line, until there are no more. */
  lines: (prompt: string) => AsyncIterable<string>
  /** Calls `work` with a core on `dataDir` (a temporary folder when undefined), and closes it afterwards. */
  withCore: <Result>(dataDir: string | undefined, work: (core: Core) => Promise<Result>) => Promise<Result>
}
