// How far an export is, told to every host, a few times a second.
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'

type State = 'running' | 'complete' | 'stopped' | 'failed'

/** Milliseconds between two events of one export. */
const tellEvery = 200

/** Tells of one export: `begin` how many photographs it is of, `onPhoto` that one of them is done. */
export function progressTeller({ hub, clock }: { hub: Pick<Hub, 'emit'>; clock: Clock }) {
  const exportId = randomUUID()
  let [done, total] = [0, 0]
  let toldAt = -Infinity
  const tell = (state: State): void => hub.emit({ type: 'export_update', exportId, state, done, total })
  return {
    tell,
    begin: (count: number): void => {
      total = count
    },
    onPhoto: (): void => {
      done++
      if (clock.now() - toldAt < tellEvery) return
      toldAt = clock.now()
      tell('running')
    },
  }
}
