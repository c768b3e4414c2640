// A photograph, two advisors, a pause, a stop, a retry, and all removed again: what every host must tell in the same way.
import { expect } from 'vitest'
import type { CommandInput, CommandName, CommandOutput } from '../../src/shared/commands.ts'
import type { MondrianEvent } from '../../src/shared/events.ts'
import { recital, slowRecital } from '../fixtures/gguf/index.ts'
import { temporaryFolder, textOf } from './core.ts'
import { writePhoto } from './photos.ts'

/** One way into the core. */
export type Way = {
  /** All that was told, as it comes. */
  events: MondrianEvent[]
  call: <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandOutput<Name>>
  /** What `photos.add` calls the file at `path`. */
  name: (path: string) => Promise<{ paths: string[] } | { uploads: string[] }>
}

/** How often these come depends on the machine's speed; what they add up to does not. */
const paced = new Set(['progress', 'chunk', 'thinking_update'])

/** What matters of an event to whoever follows along, ids and clocks left out. */
function line(event: MondrianEvent, ids: string[]): string {
  const job = 'jobId' in event && event.jobId !== undefined ? `job ${ids.indexOf(event.jobId)}` : ''
  const details: unknown[] = []
  if (event.type === 'connection') details.push(event.jobs.length)
  if (event.type === 'status_update') details.push(event.job.status, event.job.stage, event.job.currentStep)
  if (event.type === 'start') details.push(event.model, event.mode, event.contextSize)
  if (event.type === 'facts') details.push(Object.keys(event.facts).length, event.complete)
  if (event.type === 'photo_update') details.push(event.photo.status, event.photo.width, event.photo.sha256)
  if (event.type === 'analysis_complete') details.push(event.overall, event.analysisMarkdown)
  if (event.type === 'done') details.push(event.status)
  if (event.type === 'queue_update') details.push(event.paused)
  return [event.type, job, ...details.map(String)].join(' | ')
}

/** Plays the scenario; returns every event that is not paced as a line, then each text as its chunks make it. */
export async function runScenario({ events, call, name }: Way): Promise<string[]> {
  const until = async (accepts: (event: MondrianEvent) => boolean): Promise<void> => {
    await expect.poll(() => events.some(accepts), { timeout: 60_000 }).toBe(true)
  }
  const isDone = (id: string | undefined) => (event: MondrianEvent) =>
    event.type === 'done' && event.jobId === id
  await until(({ type }) => type === 'connection')

  const photo = await name(await writePhoto(await temporaryFolder()))
  const [fast, slow] = await Promise.all([recital(), slowRecital()])
  await call('queue.pause', {})
  const added = await call('photos.add', { ...photo, advisorIds: ['ansel', 'okeefe'], modelId: fast.path })
  const photoId = added.photos[0]!.id
  // Told in an order of its own otherwise, because photographs are measured beside the queue.
  await until((event) => event.type === 'photo_update' && event.photo.status === 'measured')
  await call('queue.resume', {})
  const [first, second] = added.jobs.map(({ id }) => id)
  await until(isDone(first))
  await until(isDone(second))

  const { jobs } = await call('jobs.create', { photoId, advisorIds: ['weston'], modelId: slow.path })
  const third = jobs[0]!.id
  await until((event) => event.type === 'chunk' && event.jobId === third)
  await call('jobs.cancel', { id: third })
  await until(isDone(third))
  const before = events.length
  await call('jobs.retry', { id: third })
  await expect.poll(() => events.slice(before).some(isDone(third)), { timeout: 60_000 }).toBe(true)
  await call('jobs.remove', { id: second! })
  await call('photos.remove', { id: photoId })
  await until(({ type }) => type === 'photo_removed')

  const ids = [first, second, third].map(String)
  const steady = events.filter(({ type }) => !paced.has(type))
  return [...steady.map((event) => line(event, ids)), ...ids.map((id) => textOf(events, id))]
}
