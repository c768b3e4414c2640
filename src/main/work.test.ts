import { expect, it } from 'vitest'
import type { EventBody } from '../shared/events.ts'
import type { Job, JobStatus } from '../shared/jobs.ts'
import { sampleJob } from '../shared/testing/samples.ts'
import { followWork, summary, type Ended, type Work } from './work.ts'

function follow() {
  const works: Work[] = []
  const finished: Ended[] = []
  const listener = followWork({
    onChange: (work) => works.push(work),
    onFinished: (ended) => finished.push(ended),
  })
  const send = (...bodies: EventBody[]): void => {
    for (const body of bodies) listener({ seq: 0, at: 0, ...body })
  }
  return { works, finished, send, now: () => works.at(-1) }
}
const job = (id: string, status: JobStatus, progress = 0): Job => sampleJob(id, 'photo', { status, progress })
const status = (id: string, next: JobStatus): EventBody => ({
  type: 'status_update',
  jobId: id,
  attempt: 1,
  job: job(id, next),
})
const done = (id: string, how: JobStatus): EventBody => ({
  type: 'done',
  jobId: id,
  attempt: 1,
  status: how,
  totalTokens: 0,
  elapsedMs: 0,
})

it('counts a batch from the first job that waits to the last that ends, and tells of it once', () => {
  const { send, now, finished } = follow()
  send(status('a', 'queued'), status('b', 'queued'))
  expect(now()).toEqual({ open: 2, working: true, share: 0 })
  send(status('a', 'running'), status('a', 'completed'), done('a', 'completed'))
  expect(now()).toEqual({ open: 1, working: true, share: 0.5 })
  send(status('b', 'running'), status('b', 'failed'), done('b', 'failed'), done('b', 'failed'))
  expect(now()).toEqual({ open: 0, working: false, share: null })
  expect(finished).toEqual([{ completed: 1, failed: 1, cancelled: 0 }])

  send(status('c', 'queued'), done('c', 'cancelled'))
  expect(finished.at(-1)).toEqual({ completed: 0, failed: 0, cancelled: 1 })
})

it('goes on with what was open, and does not work while the queue is paused', () => {
  const { send, now } = follow()
  const jobs = [{ job: job('a', 'running', 40), text: '' }]
  send({ type: 'connection', jobs, queuePaused: 'Paused by you.', notice: null })
  expect(now()).toEqual({ open: 1, working: false, share: 0.4 })
  send({ type: 'queue_update', paused: null })
  expect(now()).toMatchObject({ working: true })
})

it('does not wait for a job that was removed', () => {
  const { send, now, finished } = follow()
  send(status('a', 'queued'), status('b', 'queued'), { type: 'job_removed', jobId: 'b', photoId: 'photo' })
  expect(now()).toMatchObject({ open: 1 })
  send(done('a', 'completed'))
  expect(finished).toEqual([{ completed: 1, failed: 0, cancelled: 0 }])
  send(status('c', 'queued'), { type: 'job_removed', jobId: 'c', photoId: 'photo' })
  expect(now()).toEqual({ open: 0, working: false, share: null })
  expect(finished).toHaveLength(1)
})

it('says how a batch ended in one sentence', () => {
  expect(summary({ completed: 1, failed: 0, cancelled: 0 })).toBe('1 critique is written.')
  expect(summary({ completed: 3, failed: 1, cancelled: 2 })).toBe(
    '3 critiques are written, 1 failed, 2 stopped.',
  )
  expect(summary({ completed: 0, failed: 2, cancelled: 0 })).toBe('2 failed.')
})
