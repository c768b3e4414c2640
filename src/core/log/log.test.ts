import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createLog, type LogOptions, type LogRecord } from './index.ts'

function openLog(options: Partial<LogOptions> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'mondrian-log-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const failures: unknown[] = []
  const onFailure = (error: unknown): void => void failures.push(error)
  const log = createLog({ dir, wallNow: () => Date.UTC(2025, 0, 2, 3, 4, 5), onFailure, ...options })
  onTestFinished(() => log.close())
  const lines = (name = 'log.jsonl'): Record<string, unknown>[] =>
    readFileSync(join(dir, name), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { dir, log, lines, failures }
}

const records: LogRecord[] = [
  { event: 'start', version: '0.1.0' },
  { event: 'model-loaded', model: 'Qwen3-VL 4B', device: 'CPU', seconds: 1.25 },
  {
    event: 'job',
    jobId: 'f3b1c7',
    status: 'failed',
    attempt: 2,
    tokens: 120,
    tokensPerSecond: null,
    elapsedMs: 4000.5,
    errorCode: 'engine-crashed',
  },
  { event: 'child-exit', kind: 'inference', code: null, signal: 'SIGKILL' },
  {
    event: 'fault',
    of: 'photo',
    name: 'TypeError',
    stack: ['measureAll src/workers/photo/facts/index.ts:40:3'],
  },
  { event: 'store-restored', fromBackup: true, salvaged: 12 },
]

test('writes a line per record, with the time', () => {
  const { log, lines, failures } = openLog()
  for (const record of records) log.write(record)
  expect(lines()).toEqual(records.map((record) => ({ at: '2025-01-02T03:04:05.000Z', ...record })))
  expect(failures).toEqual([])
})

test('goes on where the file of an earlier run ends', () => {
  const { dir, log, lines } = openLog()
  appendFileSync(join(dir, 'log.jsonl'), '{"event":"old"}\n')
  log.write({ event: 'start', version: '0.1.0' })
  expect(lines().map(({ event }) => event)).toEqual(['old', 'start'])
})

test('rotates at its size and keeps the newest files', () => {
  const { dir, log, lines } = openLog({ maxBytes: 200, keep: 2 })
  for (let attempt = 0; attempt < 12; attempt++) {
    log.write({ event: 'child-exit', kind: 'photo', code: attempt, signal: null })
  }
  expect(readdirSync(dir).toSorted()).toEqual(['log.1.jsonl', 'log.2.jsonl', 'log.jsonl'])
  const codes = ['log.2.jsonl', 'log.1.jsonl', 'log.jsonl'].flatMap((name) =>
    lines(name).map(({ code }) => code),
  )
  expect(codes).toEqual([6, 7, 8, 9, 10, 11])
})

test('the name of a model is never a path', () => {
  const { log, lines } = openLog()
  const device = 'CPU'
  for (const model of ['/home/ann/models/tiny.gguf', 'C:\\Users\\Ann\\tiny.gguf', 'tiny.gguf']) {
    log.write({ event: 'model-loaded', model, device, seconds: 1 })
  }
  expect(lines().map(({ model }) => model)).toEqual(['tiny.gguf', 'tiny.gguf', 'tiny.gguf'])
})

test('whatever else an object carries, only the named fields of a record are written', () => {
  const { dir, log, failures } = openLog()
  const secret = 'THE-SECRET'
  const named = records.flatMap((record) => Object.keys(record))
  const extra = fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => !named.includes(key) && key !== '__proto__'),
    fc.anything({ values: [fc.constant(secret)] }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...records), extra, (record, more) => {
      const wider = { ...more, text: secret, path: `/home/${secret}`, gps: [1, 2], ...record }
      log.write(wider)
    }),
  )
  expect(failures).toEqual([])
  const text = readFileSync(join(dir, 'log.jsonl'), 'utf8')
  expect(text).not.toContain(secret)
  const keys = new Set(
    text.split('\n').flatMap((line) => (line ? Object.keys(JSON.parse(line) as object) : [])),
  )
  expect([...keys].toSorted()).toEqual([...new Set(['at', ...named])].toSorted())
})

test('a record with text in the place of an id is refused, and the log goes on', () => {
  const { log, lines, failures } = openLog()
  log.write({ event: 'child-exit', kind: 'photo', code: 1, signal: 'a whole sentence' })
  log.write({ event: 'start', version: '0.1.0' })
  expect(failures.length).toBe(1)
  expect(lines().map(({ event }) => event)).toEqual(['start'])
})

test('a log that cannot be written says so once, and comes back with the first record that can', () => {
  const { dir, failures, log, lines } = openLog()
  mkdirSync(join(dir, 'log.jsonl'))
  log.write({ event: 'start', version: '0.1.0' })
  log.write({ event: 'start', version: '0.2.0' })
  expect(failures).toMatchObject([{ code: 'EISDIR' }])
  rmSync(join(dir, 'log.jsonl'), { recursive: true })
  log.write({ event: 'start', version: '0.3.0' })
  expect(lines().map(({ version }) => version)).toEqual(['0.3.0'])
})

test('a line that was cut off stays alone', () => {
  const { dir, log } = openLog()
  appendFileSync(join(dir, 'log.jsonl'), '{"event":"sta')
  log.write({ event: 'start', version: '0.1.0' })
  log.write({ event: 'start', version: '0.2.0' })
  expect(readFileSync(join(dir, 'log.jsonl'), 'utf8').split('\n')).toEqual([
    '{"event":"sta',
    expect.stringContaining('0.1.0'),
    expect.stringContaining('0.2.0'),
    '',
  ])
})
