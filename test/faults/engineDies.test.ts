// The inference child is killed while it works, crashes on one photo, or never comes up.
import { existsSync } from 'node:fs'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { recital, slowRecital } from '../fixtures/gguf/index.ts'
import { isRunning, recordingStarter } from '../support/children.ts'
import { eventsOf, openCore, startWorker, temporaryFolder, textOf } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'

test('the child killed mid-text: reset, one result, the cause named', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId, texts } = await slowRecital()
  const children = recordingStarter()
  const core = await openCore({ dataDir, startWorker: children.startWorker })
  const paths = [await writePhoto(dataDir)]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId })
  const id = jobs[0]!.id

  await core.until('chunk', (event) => event.offset > 20)
  const first = children.latest('inference')
  process.kill(first.pid!, 'SIGKILL')
  const requeued = await core.until(
    'status_update',
    (event) => event.job.status === 'queued' && event.attempt === 1,
  )
  expect(requeued.job.errorMessage).toContain('SIGKILL')
  const reset = await core.until('reset')
  expect(reset).toMatchObject({ jobId: id, attempt: 2, keep: 0 })

  const done = await core.until('done')
  expect(done).toMatchObject({ jobId: id, status: 'completed', attempt: 2 })
  expect(textOf(core.events, id)).toBe(texts.first)
  expect(eventsOf(core.events, id).filter((event) => event.type === 'analysis_complete').length).toBe(1)
  expect(isRunning(first.pid!)).toBe(false)
})

test('one photo always stops the child: it fails after two attempts, the others complete', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId } = await recital()
  const bad = await writePhoto(dataDir, 'bad.jpg', '#c86432', 'stops the model')
  const good = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => writePhoto(dataDir, `good${n}.jpg`)))
  const { startWorker: recording } = recordingStarter((handle, message) => {
    if (JSON.stringify(message).includes('stops the model')) handle.kill()
  })
  const core = await openCore({ dataDir, startWorker: recording })
  const command = { paths: [bad, ...good], advisorIds: ['ansel'], modelId }
  const { jobs } = await core.api['photos.add'](command)

  await Promise.all(jobs.map((job) => core.until('done', (event) => event.jobId === job.id)))
  const ended = await Promise.all(jobs.map((job) => core.api['jobs.get']({ id: job.id })))
  expect(ended[0]).toMatchObject({ status: 'failed', errorCode: 'engine-crashed', attempt: 2 })
  expect(ended.slice(1).map((job) => job.status)).toEqual(good.map(() => 'completed'))
})

test('a child that never comes up stops the queue with one message; the button starts it again', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId } = await recital()
  let broken = true
  const core = await openCore({
    dataDir,
    startWorker: (kind) => {
      const entry = startWorker(kind)
      if (broken && kind === 'inference') entry.kill()
      return entry
    },
  })
  const paths = [await writePhoto(dataDir, 'a.jpg'), await writePhoto(dataDir, 'b.jpg')]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId })

  const paused = await core.until('queue_update', (event) => event.paused !== null)
  expect(paused.paused).toContain('crashed three times')
  const waiting = await Promise.all(jobs.map((job) => core.api['jobs.get']({ id: job.id })))
  expect(waiting.map((job) => job.status)).toEqual(['queued', 'queued'])

  broken = false
  await core.api['queue.resume']({})
  await Promise.all(jobs.map((job) => core.until('done', (event) => event.jobId === job.id)))
  const ended = await Promise.all(jobs.map((job) => core.api['jobs.get']({ id: job.id })))
  expect(ended.map((job) => job.status)).toEqual(['completed', 'completed'])
  expect(core.events.filter((event) => event.type === 'queue_update' && event.paused !== null).length).toBe(1)
})

test('the app is killed and its children go with it', async () => {
  const dataDir = await temporaryFolder()
  const { path: modelId } = await slowRecital()
  const photo = await writePhoto(dataDir)
  const app = fork(join(import.meta.dirname, '..', 'support', 'app.ts'), [dataDir, modelId, photo, 'one'])
  const pids = await new Promise<number[]>((resolve) => {
    const started: number[] = []
    app.on('message', (message: { child?: number; type?: string }) => {
      if (message.child !== undefined) started.push(message.child)
      if (message.type === 'chunk') resolve(started)
    })
  })
  expect(pids.length).toBe(2)
  app.kill('SIGKILL')
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 5000 })
  expect(existsSync(join(dataDir, 'photos'))).toBe(true)
})
