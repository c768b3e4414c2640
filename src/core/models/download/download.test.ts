import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noise, openHub, testRepository, type Fault, type TestHub } from '../../../../test/support/hub.ts'
import type { Download } from '../../../shared/downloads.ts'
import { systemClock, type Clock } from '../../clock.ts'
import { openTestStore } from '../../store/store.fixture.ts'
import { createDownloads, type DownloadDeps, type Downloads } from './index.ts'

const files = { 'Eye-Q4_K_M.gguf': noise(900_000, 1), 'mmproj-Eye-F16.gguf': noise(100_001, 2) }
const [size, patience] = [1_000_001, { stallMs: 20_000, tries: 3, waitMs: 1, mostWaitMs: 5000 }]
/** For a hub that stands still: a machine that is busy may make another try of it, which changes nothing there. */
const impatient = { patience: { ...patience, stallMs: 150 } }

type Opened = Downloads & {
  modelsDir: string
  /** Resolves with the download once it is in a state that `accepts`. */
  until: (accepts: (download: Download) => boolean) => Promise<Download>
  /** Fetches the model, and resolves with how that ended. */
  fetch: () => Promise<Download>
}

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-download-'))
  mkdirSync(join(folder, 'models'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** As a program that starts on `folder` has them. */
function open(hub: TestHub, folder: string, changes: Partial<DownloadDeps> = {}): Opened {
  const listeners = new Set<(download: Download) => void>()
  const { downloads: table } = openTestStore(folder)
  const modelsDir = join(folder, 'models')
  const downloads = createDownloads({
    table,
    modelsDir,
    catalogue: () => Promise.resolve({ models: [], ears: [], lock: {} }),
    endpoint: hub.endpoint,
    emit: (event) => {
      if (event.type === 'download_update') for (const listener of listeners) listener(event.download)
    },
    clock: systemClock,
    patience,
    freeBytes: () => Promise.resolve(1e12),
    onTraffic: () => undefined,
    onFetched: () => undefined,
    onFault: (error) => {
      throw error
    },
    ...changes,
  })
  const until: Opened['until'] = (accepts) =>
    new Promise((resolve) => {
      const listen = (download: Download): void => {
        if (!accepts(download)) return
        listeners.delete(listen)
        resolve(download)
      }
      listeners.add(listen)
    })
  const fetch = async (): Promise<Download> => {
    const ended = until(({ state }) => state !== 'running')
    await downloads.get(testRepository)
    return ended
  }
  return { ...downloads, modelsDir, until, fetch }
}

/** Every file below the models folder, by its path. */
const filesIn = (modelsDir: string): string[] =>
  readdirSync(modelsDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(modelsDir.length + 1))
    .toSorted()

const inPlace = Object.keys(files)
  .map((name) => `${testRepository}/${name}`)
  .toSorted()

function expectWhole(modelsDir: string): void {
  expect(filesIn(modelsDir)).toEqual(inPlace)
  for (const [name, bytes] of Object.entries(files)) {
    expect(readFileSync(join(modelsDir, testRepository, name)).equals(bytes)).toBe(true)
  }
}

test('a model and its eyes arrive whole, by ranges from the second host, and nothing else is asked for', async () => {
  const hub = await openHub(files)
  const downloads = open(hub, folderForTest())
  const done = await downloads.fetch()
  expect(done).toMatchObject({
    state: 'done',
    error: null,
    totalBytes: size,
    receivedBytes: size,
    modelId: `${testRepository}/Eye-Q4_K_M.gguf`,
  })
  expectWhole(downloads.modelsDir)
  expect(hub.bytesAsked()).toBe(size)
  expect(new Set(hub.requests.map((line) => line.split('?')[0]))).toEqual(
    new Set([
      `GET 127.0.0.1 /api/models/${testRepository}/revision/main`,
      `GET 127.0.0.1 /api/models/${testRepository}/tree/0123456789abcdef0123456789abcdef01234567`,
      ...Object.keys(files).flatMap((name) => [
        `GET 127.0.0.1 /${testRepository}/resolve/0123456789abcdef0123456789abcdef01234567/${name}`,
        `GET localhost /${name}`,
      ]),
    ]),
  )
  const before = hub.asked.length
  expect(await downloads.fetch()).toMatchObject({ state: 'done' })
  expect(hub.asked).toHaveLength(before)
})

test('it is taken up at every tenth of the way by a program that starts anew, and little is asked for twice', async () => {
  // Of so many blocks that what is on its way at a pause is a small part.
  const bytes = noise(4_000_000, 3)
  const hub = await openHub({ 'Eye-Q4_K_M.gguf': bytes })
  const folder = folderForTest()
  for (let tenth = 1; tenth < 10; tenth++) {
    const downloads = open(hub, folder)
    expect(downloads.list().every(({ state }) => state === 'paused')).toBe(true)
    const asked = hub.bytesAsked()
    // The connection stands still there, and the pause has to end it.
    hub.fail(() => (hub.bytesAsked() >= (bytes.length * tenth) / 10 ? { kind: 'stall', after: 0 } : null))
    const { id } = await downloads.get(testRepository)
    while (hub.bytesAsked() < (bytes.length * tenth) / 10)
      await new Promise((resolve) => setImmediate(resolve))
    const paused = await downloads.pause(id)
    expect(paused.state).toBe('paused')
    expect(hub.bytesAsked()).toBeGreaterThan(asked)
    await downloads.close()
  }
  hub.fail(() => null)
  const last = open(hub, folder)
  expect(await last.fetch()).toMatchObject({ state: 'done' })
  expect(readFileSync(join(last.modelsDir, testRepository, 'Eye-Q4_K_M.gguf')).equals(bytes)).toBe(true)
  // Four blocks on their way at each of nine pauses.
  expect(hub.bytesAsked() - bytes.length).toBeLessThanOrEqual(9 * 4 * 65_536)
})

test.each<[string, Fault]>([
  ['drops the connection', { kind: 'drop', after: 1000 }],
  ['stands still', { kind: 'stall', after: 1000 }],
  ['ends too early', { kind: 'truncate', after: 1 }],
  ['lets the signature of its address expire', { kind: 'expired' }],
  ['is busy for a moment', { kind: 'busy', retryAfter: '0' }],
])('a hub that now and then %s is asked again for the rest', async (_, fault) => {
  const hub = await openHub(files)
  hub.fail(({ before }) => (before % 5 === 1 ? fault : null))
  const downloads = open(hub, folderForTest(), fault.kind === 'stall' ? impatient : {})
  expect(await downloads.fetch()).toMatchObject({ state: 'done' })
  expectWhole(downloads.modelsDir)
  expect(hub.asked.some(({ before }) => before % 5 === 1)).toBe(true)
})

test.each<[string, Fault, string, RegExp]>([
  ['sends another part than was asked for', { kind: 'lie' }, 'failed', /another part/],
  ['serves a page', { kind: 'html' }, 'failed', /page comes instead/],
  ['sends to another host', { kind: 'elsewhere' }, 'failed', /169\.254\.169\.254.*not one of its own/],
  ['sends the whole file late', { kind: 'whole' }, 'failed', /does not send parts/],
  ['has another content midway', { kind: 'changed' }, 'failed', /replaced on the hub/],
  ['breaks off each time', { kind: 'drop', after: 0 }, 'paused', /breaks off again and again/],
  ['says nothing any more', { kind: 'stall', after: 0 }, 'paused', /breaks off again and again/],
  ['wants to be left alone for long', { kind: 'busy', retryAfter: '3600' }, 'paused', /60 minutes/],
])('a hub that %s is given up with a sentence', async (_, fault, state, sentence) => {
  const hub = await openHub(files)
  hub.fail(({ before }) => (before >= 3 ? fault : null))
  const folder = folderForTest()
  const downloads = open(hub, folder, fault.kind === 'stall' ? impatient : {})
  const ended = await downloads.fetch()
  expect(ended.state).toBe(state)
  expect(ended.error?.message).toMatch(sentence)
  expect(filesIn(downloads.modelsDir).every((name) => name.endsWith('.part'))).toBe(true)
  hub.fail(() => null)
  const again = open(hub, folder)
  expect(await again.fetch()).toMatchObject({ state: 'done' })
  expectWhole(again.modelsDir)
})

test.each(['at once', 'by a program that starts anew'])(
  'where another host names the same content otherwise, what has arrived is kept: %s',
  async (when) => {
    const hub = await openHub(files)
    const folder = folderForTest()
    hub.fail(({ before }) => {
      if (before !== 6) return null
      hub.rename('"other"')
      return when === 'at once' ? null : { kind: 'gone' }
    })
    const first = open(hub, folder)
    const ended = await first.fetch()
    if (when !== 'at once') {
      expect(ended.state).toBe('failed')
      hub.fail(() => null)
    }
    const last = open(hub, folder)
    expect(await last.fetch()).toMatchObject({ state: 'done' })
    expectWhole(last.modelsDir)
    expect(hub.bytesAsked() - size).toBeLessThan(9 * 65_536)
  },
)

test('a program that ended between two files of a model fetches neither anew', async () => {
  const hub = await openHub(files)
  const folder = folderForTest()
  const first = open(hub, folder)
  hub.fail(({ path }) => (path.startsWith('Eye') ? { kind: 'gone' } : null))
  const { id } = await first.fetch()
  mkdirSync(join(first.modelsDir, testRepository), { recursive: true })
  // Eyes are fetched first.
  renameSync(
    join(first.modelsDir, '.downloads', id, '0.part'),
    join(first.modelsDir, testRepository, 'mmproj-Eye-F16.gguf'),
  )
  hub.fail(() => null)
  const before = hub.asked.length
  expect(await open(hub, folder).fetch()).toMatchObject({ state: 'done' })
  expect(hub.asked.slice(before).every(({ path }) => path.startsWith('Eye'))).toBe(true)
  expectWhole(first.modelsDir)
})

test('what nobody knows any more is removed at the start', async () => {
  const hub = await openHub(files)
  const folder = folderForTest()
  const stray = join(folder, 'models', '.downloads', 'stray')
  mkdirSync(stray, { recursive: true })
  const downloads = open(hub, folder)
  await downloads.close()
  await expect.poll(() => existsSync(stray)).toBe(false)
})

test.each<[string, Fault, RegExp]>([
  ['gated', { kind: 'gated' }, /only to people who signed in/],
  ['gone', { kind: 'gone' }, /no longer there/],
])('a file that is %s is told of', async (_, fault, sentence) => {
  const hub = await openHub(files)
  hub.fail(() => fault)
  expect((await open(hub, folderForTest()).fetch()).error?.message).toMatch(sentence)
})

test('a wrong checksum is refused by the name of the file, and nothing of it is left', async () => {
  const hub = await openHub(files, { 'Eye-Q4_K_M.gguf': 'f'.repeat(64) })
  const downloads = open(hub, folderForTest())
  expect(await downloads.fetch()).toMatchObject({
    state: 'failed',
    error: { code: 'download-wrong', message: expect.stringContaining('"Eye-Q4_K_M.gguf"') as string },
  })
  expect(readdirSync(downloads.modelsDir)).toEqual([])
})

test('where there is too little room nothing is fetched, and a disk that fills up pauses it', async () => {
  const hub = await openHub(files)
  const folder = folderForTest()
  const narrow = open(hub, folder, { freeBytes: () => Promise.resolve(1000) })
  expect(await narrow.fetch()).toMatchObject({ state: 'paused', error: { code: 'disk-full' } })
  expect(hub.asked).toEqual([])
  await narrow.close()
  const wide = open(hub, folder)
  expect(await wide.fetch()).toMatchObject({ state: 'done' })
})

test('what is cancelled leaves nothing, and is off the list', async () => {
  const hub = await openHub(files)
  hub.fail(({ before }) => (before >= 3 ? { kind: 'stall', after: 10 } : null))
  const downloads = open(hub, folderForTest())
  const { id } = await downloads.get(testRepository)
  while (hub.asked.length < 4) await new Promise((resolve) => setImmediate(resolve))
  expect(existsSync(join(downloads.modelsDir, '.downloads', id))).toBe(true)
  await downloads.cancel(id)
  expect(readdirSync(downloads.modelsDir)).toEqual([])
  expect(downloads.list()).toEqual([])
})

test('where it stands still, it says how far it is, at the latest with the next beat', async () => {
  const hub = await openHub(files)
  hub.fail(({ before }) => (before >= 3 ? { kind: 'stall', after: 1000 } : null))
  // Fifty times as fast.
  const setTimeout: Clock['setTimeout'] = (run, ms) => systemClock.setTimeout(run, ms / 50)
  const clock = { now: () => 50 * systemClock.now(), setTimeout }
  const downloads = open(hub, folderForTest(), { clock, patience: { ...patience, stallMs: 1e6 } })
  const { id } = await downloads.get(testRepository)
  const told: number[] = []
  const sameFour = (): boolean => told.length > 3 && new Set(told.slice(-4)).size === 1
  const standing = await downloads.until(({ receivedBytes }) => told.push(receivedBytes) > 0 && sameFour())
  expect(standing.state).toBe('running')
  await downloads.cancel(id)
})

test('a repository that is not there, and a name that is none, are told of', async () => {
  const hub = await openHub(files)
  const downloads = open(hub, folderForTest())
  const ended = downloads.until(({ state }) => state === 'failed')
  await downloads.get('nobody/nothing')
  expect((await ended).error?.message).toMatch(/no such repository/)
  await expect(downloads.get('../../etc')).rejects.toMatchObject({ code: 'not-found' })
  await expect(downloads.get('unheard-of')).rejects.toMatchObject({ code: 'not-found' })
})
