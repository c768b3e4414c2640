// An export that is sent instead of written: told of and stopped like any other.
import type { ExportOrder } from '../../shared/exports.ts'
import type { Skipped } from '../../shared/skipped.ts'
import type { Clock } from '../clock.ts'
import type { Hub } from '../hub.ts'
import type { ExportFile } from './files.ts'
import { progressTeller } from './progress.ts'

/** What is sent: `isOne` where a single file comes. */
export type ExportParcel = { isOne: boolean; at: Date; files: AsyncIterable<ExportFile>; leftOut: Skipped[] }

type ParcelMeans = {
  hub: Pick<Hub, 'emit'>
  clock: Clock
  /** The exports that run; whoever stops one aborts it. */
  running: Map<AbortController, Promise<unknown>>
  open: (
    order: ExportOrder,
    signal: AbortSignal,
    onPhoto: () => void,
  ) => Promise<ExportParcel & { total: number }>
}

/** Opens the files of an order, to be read once. It ends when they were read, or one of them breaks, or it is stopped. */
export async function sendParcel(
  { hub, clock, running, open }: ParcelMeans,
  order: ExportOrder,
  signal: AbortSignal,
): Promise<ExportParcel> {
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  const { onPhoto, begin, tell } = progressTeller({ hub, clock })
  // Whoever closes waits for no one who reads slowly: the signal ends it.
  running.set(stop, Promise.resolve())
  const end = (state: Parameters<typeof tell>[0]): void => {
    if (running.delete(stop)) tell(state)
  }
  both.addEventListener('abort', () => end('stopped'), { once: true })
  const { files, total, ...rest } = await open(order, both, onPhoto).catch((error: unknown) => {
    running.delete(stop)
    throw error
  })
  begin(total)
  const watched = async function* <Item>(items: AsyncIterable<Item>, isLast: boolean): AsyncGenerator<Item> {
    try {
      yield* items
    } catch (error) {
      end('failed')
      throw error
    }
    if (isLast) end('complete')
  }
  const told = async function* (): AsyncGenerator<ExportFile> {
    for await (const { name, text } of watched(files, !rest.isOne))
      yield { name, text: watched(text, rest.isOne) }
  }
  return { ...rest, files: told() }
}
