import type { Core } from '../../core/index.ts'

export type ModelsHost = {
  /** What relative paths count from. */
  folder: string
  output: { write: (text: string) => unknown; isTTY: boolean }
  errors: { write: (text: string) => unknown }
  /** A line of standard input, without its end. */
  readKey: () => Promise<string>
  /** Ctrl-C: what is being fetched is paused. */
  stop: AbortSignal
  /** Calls `work` with a core on `dataDir`, the app's own where it is undefined, and closes it afterwards. */
  withCore: <Result>(dataDir: string | undefined, work: (core: Core) => Promise<Result>) => Promise<Result>
}
