// A job is stopped at every stage: stored when acknowledged, no more text, and the next job runs.
import { expect, test } from 'vitest'
import type { Stage } from '../../src/shared/jobs.ts'
import { slowRecital, recital } from '../fixtures/gguf/index.ts'
import { eventsOf, openCore, temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'

const stages: Stage[] = ['preparing', 'loading', 'prompting', 'writing']

test.each(stages)('stopped while %s', async (stage) => {
  const dataDir = await temporaryFolder()
  const slow = await slowRecital()
  const core = await openCore({ dataDir })
  const paths = [await writePhoto(dataDir)]
  const stored = core
    .until('status_update', (event) => event.job.stage === stage)
    .then(async ({ jobId }) => {
      const acknowledged = await core.api['jobs.cancel']({ id: jobId })
      return { acknowledged, text: (await core.api['jobs.text']({ id: jobId })).text }
    })
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId: slow.path })
  const id = jobs[0]!.id
  const { acknowledged, text } = await stored
  expect(acknowledged).toMatchObject({ status: 'cancelled', finishReason: 'cancelled' })
  expect(slow.texts.first.startsWith(text)).toBe(true)

  const { path: modelId } = await recital()
  const next = await core.api['jobs.create']({ photoId: jobs[0]!.photoId, advisorIds: ['weston'], modelId })
  const done = await core.until('done', (event) => event.jobId === next.jobs[0]!.id)
  expect(done.status).toBe('completed')

  const own = eventsOf(core.events, id)
  expect(own.at(-1)).toMatchObject({ type: 'done', status: 'cancelled' })
  expect(own.filter((event) => event.type === 'done').length).toBe(1)
  expect(await core.api['jobs.text']({ id })).toEqual({ text })
})

test('a queued job is stopped without ever running', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId } = await recital()
  const core = await openCore({ dataDir })
  await core.api['queue.pause']({})
  const paths = [await writePhoto(dataDir)]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel', 'weston'], modelId })
  await core.api['jobs.cancel']({ id: jobs[0]!.id })
  await core.api['queue.resume']({})
  await core.until('done', (event) => event.jobId === jobs[1]!.id)
  const first = eventsOf(core.events, jobs[0]!.id)
  expect(first.map((event) => event.type)).toEqual(['status_update', 'status_update', 'done'])
})

test('everything is stopped at once', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId } = await slowRecital()
  const core = await openCore({ dataDir })
  const paths = [await writePhoto(dataDir)]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel', 'weston', 'gehry'], modelId })
  await core.until('chunk')
  expect(await core.api['queue.stop']({})).toMatchObject({ cancelled: 3 })
  const ended = await Promise.all(jobs.map((job) => core.api['jobs.get']({ id: job.id })))
  expect(ended.map((job) => job.status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})
