// The brain of Mondrian: photos in, measured and critiqued, nothing lost. Knows no Electron, no DOM, no HTTP.
import type { CommandInput, CommandName, CommandOutput } from '../shared/commands.ts'
import type { MondrianEvent } from '../shared/events.ts'

/** One validated function per command of the contract; rejects with AppError. */
export type Api = {
  [Name in CommandName]: (input: CommandInput<Name>) => Promise<CommandOutput<Name>>
}

export type Core = {
  api: Api
  /** Calls `listener` with `connection` at once, then with every event. Returns its unsubscribe. */
  on: (listener: (event: MondrianEvent) => void) => () => void
  /** Stops the children, releases the data folder. Running jobs go back to the queue at the next start. */
  close: () => Promise<void>
}
