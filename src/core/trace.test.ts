// What nobody foresaw leaves a trace in the log and a sentence for the person, wherever it happens.
import { expect, test } from 'vitest'
import { AppError, unforeseen } from '../shared/errors.ts'
import { stages } from '../shared/jobs.ts'
import { traceOf } from '../shared/trace.ts'
import { createApi, type Api } from './guardedApi.ts'
import { withStage } from './jobs/crash.ts'
import type { LogRecord } from './log/index.ts'
import { arrivals } from './workers/fixture.ts'
import { loggedWorkers } from './workers/logged.ts'
import { createMemoryStarter } from './workers/memoryStarter.ts'

const raw = new TypeError('Cannot read /home/ann/wedding.jpg')

test('of a command: the caller gets a sentence, the log the error', async () => {
  const faults: unknown[] = []
  const implementations = {
    'settings.get': () => {
      throw raw
    },
    'photos.get': () => Promise.reject(new AppError('not-found', 'There is no such photograph.')),
  } as unknown as Parameters<typeof createApi>[0]
  const api: Api = createApi(implementations, {
    assertHere: () => undefined,
    onFault: (fault) => faults.push(fault),
  })
  await expect(api['settings.get']({})).rejects.toMatchObject({ name: 'AppError', ...unforeseen })
  await expect(api['photos.get']({ id: 'p' })).rejects.toMatchObject({ code: 'not-found' })
  expect(faults).toEqual([raw])
})

test('of a child: the log has the name and the places', async () => {
  const records: LogRecord[] = []
  const { startWorker } = createMemoryStarter((post) => post({ type: 'fault', trace: traceOf(raw) }))
  const log = { write: (record: LogRecord) => void records.push(record), close: () => undefined }
  const worker = loggedWorkers(startWorker, log, () => false)('photo')
  worker.onMessage(() => undefined)
  worker.post({})
  await arrivals()
  expect(records).toEqual([{ event: 'fault', of: 'photo', ...traceOf(raw) }])
})

test.each(stages)('of a native crash while %s: signal and stage', (stage) => {
  const crash = new AppError('engine-crashed', 'The model stopped unexpectedly (SIGSEGV).')
  expect(withStage(crash, stage).message).toMatch(
    /^The model stopped unexpectedly \(SIGSEGV\) while [a-z ]+\.$/,
  )
  const other = new AppError('timeout', 'This took longer than 10 minutes and was stopped.')
  expect(withStage(other, stage)).toBe(other)
})
