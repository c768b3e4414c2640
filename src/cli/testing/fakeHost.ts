import { eventSchema, type MondrianEvent } from '../../shared/events.ts'
import type { Host } from '../run.ts'
import type { FakeCore } from './fakeCore.ts'
import { createVirtualTerminal } from './virtualTerminal.ts'

/** A host that runs commands on `core`, counts relative paths from `folder`, and remembers what was printed. */
export function createFakeHost(core: FakeCore, folder: string, { isTTY = false } = {}) {
  const printed: string[] = []
  const errors: string[] = []
  const dataDirs: (string | undefined)[] = []
  const held: string[] = []
  const stop = new AbortController()
  const quit = new AbortController()
  const terminal = createVirtualTerminal(80, 24)
  const host: Host = {
    version: '1.2.3',
    folder,
    output: {
      isTTY,
      columns: terminal.columns,
      rows: terminal.rows,
      write: (text) => {
        printed.push(text)
        if (isTTY) terminal.write(text)
      },
    },
    coloured: false,
    errors: { write: (text) => errors.push(text) },
    holdTerminal: () => {
      held.push('hold')
      return () => held.push('release')
    },
    interrupts: { stop: stop.signal, quit: quit.signal },
    withCore: (dataDir, work) => {
      dataDirs.push(dataDir)
      return work(core)
    },
    now: () => 2000,
  }
  const events = (): MondrianEvent[] => printed.map((line) => eventSchema.parse(JSON.parse(line)))
  return { host, printed, errors, events, dataDirs, held, stop, quit, terminal }
}
