import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCore, type Core, type CoreOptions } from '../../src/core/index.ts'
import { engineDir, resourcesDir, startWorker } from './paths.ts'
import type { EventOf, EventType, MondrianEvent } from '../../src/shared/events.ts'

export { resourcesDir, startWorker }

/** A folder of its own, removed when the test ends: again, while children of an app that was killed still write. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

export type TestCore = Core & {
  /** Every event since the core was opened, `connection` first. */
  events: MondrianEvent[]
  /** Resolves with the first event, past or future, that the test accepts. */
  until: <Type extends EventType>(
    type: Type,
    accepts?: (event: EventOf<Type>) => boolean,
  ) => Promise<EventOf<Type>>
}

/** A real core over real children, closed when the test ends. */
export async function openCore(options: Partial<CoreOptions> & { dataDir: string }): Promise<TestCore> {
  const core = await createCore({
    resourcesDir,
    engineDir,
    sightDir: null,
    startWorker,
    version: '0.0.0-test',
    ...options,
  })
  onTestFinished(() => core.close())
  return watch(core)
}

export function watch(core: Core): TestCore {
  const events: MondrianEvent[] = []
  core.on((event) => events.push(event))
  const until: TestCore['until'] = (type, accepts = () => true) =>
    new Promise((resolve) => {
      const matches = (event: MondrianEvent): event is EventOf<typeof type> =>
        event.type === type && accepts(event as EventOf<typeof type>)
      const past = events.find(matches)
      if (past) return resolve(past)
      const off = core.on((event) => {
        if (!matches(event)) return
        // The first call comes while `on` still runs.
        queueMicrotask(() => off())
        resolve(event)
      })
    })
  return { ...core, events, until }
}

/** The events of one job, in order. */
export function eventsOf(events: MondrianEvent[], jobId: string): MondrianEvent[] {
  return events.filter((event) => 'jobId' in event && event.jobId === jobId)
}

/** A job's text as a subscriber builds it: chunks by offset, cut back by `reset`. */
export function textOf(events: MondrianEvent[], jobId: string): string {
  let text = ''
  for (const event of eventsOf(events, jobId)) {
    if (event.type === 'reset') text = text.slice(0, event.keep)
    if (event.type !== 'chunk') continue
    if (event.offset !== text.length) throw new Error(`chunk at ${event.offset}, expected ${text.length}`)
    text += event.text
  }
  return text
}
