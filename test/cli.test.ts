// The terminal host as a person or a script meets it: a process with arguments, two streams and an exit code.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { recital, slowRecital, truncated } from './fixtures/gguf/index.ts'
import { analyze, startAnalyze } from './support/analyze.ts'
import { eventsOf, temporaryFolder, textOf } from './support/core.ts'
import { knownNumbers, statedNumbers } from './support/numbers.ts'
import { writePhoto } from './support/photos.ts'
import type { EventOf } from '../src/shared/events.ts'

/** A PNG whose header promises `side` x `side` pixels. */
async function writeHugePng(path: string, side: number): Promise<void> {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const pixels = deflateSync(Buffer.alloc(1024))
  await writeFile(
    path,
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]),
  )
}

test('two photographs, two advisors, the starter: four critiques in the order of the contract', async () => {
  const folder = await temporaryFolder()
  const photos = [await writePhoto(folder, 'one.jpg'), await writePhoto(folder, 'two.jpg', '#2f6fd6')]
  const run = await analyze(...photos, '--advisor', 'ansel,okeefe', '--json')
  expect(run.stderr).toBe('')
  expect(run.code).toBe(0)

  const complete = run.events.filter((event) => event.type === 'analysis_complete')
  expect(complete.length).toBe(4)
  for (const { jobId, analysisMarkdown, flags, scores, stats } of complete) {
    expect(textOf(run.events, jobId)).toBe(analysisMarkdown)
    expect(flags).toEqual([])
    expect(stats.totalTokens).toBe(stats.promptTokens + stats.completionTokens)
    const own = eventsOf(run.events, jobId)
    const facts = own.find((event) => event.type === 'facts')!
    const photo = run.events.findLast(
      (event) => event.type === 'photo_update' && event.photo.id === facts.photoId,
    ) as EventOf<'photo_update'>
    const known = knownNumbers(facts.facts, photo.photo.camera!, scores)
    expect(statedNumbers(analysisMarkdown).filter((number) => !known.has(number))).toEqual([])
    const progress = own.flatMap((event) => (event.type === 'progress' ? [event.progress] : []))
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(own.at(-1)).toMatchObject({ type: 'done', status: 'completed' })
  }
  expect(new Set(complete.map((event) => event.analysisMarkdown)).size).toBe(4)
})

test('the recital reaches the terminal byte-identical', async () => {
  const folder = await temporaryFolder()
  const { path, texts } = await recital()
  const run = await analyze(await writePhoto(folder), '--model', path)
  expect(run.code).toBe(0)
  const complete = run.events.find((event) => event.type === 'analysis_complete')
  expect(textOf(run.events, complete!.jobId)).toBe(texts.first)
  expect(complete?.analysisMarkdown).toBe(texts.first)
})

test('the whole program killed mid-text: the next start completes the job, once', async () => {
  const folder = await temporaryFolder()
  const data = join(folder, 'data')
  const { path, texts } = await slowRecital()
  const photo = await writePhoto(folder)
  const first = startAnalyze([photo, '--model', path, '--data', data])
  first.process.stdout?.on('data', (lines: string) => {
    if (lines.includes('"type":"chunk"')) first.process.kill('SIGKILL')
  })
  const killed = await first.ended
  const jobId = killed.events.flatMap((event) => (event.type === 'chunk' ? [event.jobId] : []))[0]!
  expect(killed.code).toBeNull()

  const second = await analyze(photo, '--model', path, '--data', data)
  expect(second.code).toBe(0)
  const complete = second.events.filter(
    (event) => event.type === 'analysis_complete' && event.jobId === jobId,
  )
  expect(complete.length).toBe(1)
  expect(complete[0]).toMatchObject({ analysisMarkdown: texts.first, attempt: 2 })
})

test('Ctrl-C stops, keeps the text and says so', async () => {
  const folder = await temporaryFolder()
  const { path, texts } = await slowRecital()
  const run = startAnalyze([await writePhoto(folder), '--model', path])
  run.process.stdout?.on('data', (lines: string) => {
    if (lines.includes('"type":"chunk"')) run.process.kill('SIGINT')
  })
  const { code, events } = await run.ended
  expect(code).toBe(1)
  const done = events.find((event) => event.type === 'done')
  expect(done?.status).toBe('cancelled')
  const text = textOf(events, done!.jobId)
  expect(text.length).toBeGreaterThan(0)
  expect(texts.first.startsWith(text)).toBe(true)
})

test('a folder with every kind of bad file: one sentence each, exit code 1, the good one completes', async () => {
  const folder = await temporaryFolder()
  await writePhoto(folder, 'good.jpg')
  await writeFile(join(folder, 'text.jpg'), 'These are words, and no picture.')
  await writeFile(join(folder, 'nothing.jpg'), '')
  await writeHugePng(join(folder, 'huge.png'), 50_000)
  execFileSync('mkfifo', [join(folder, 'pipe.jpg')])
  const names = ['good.jpg', 'text.jpg', 'nothing.jpg', 'huge.png', 'pipe.jpg']
  const run = await analyze(...names.map((name) => join(folder, name)), '--json')
  expect(run.code).toBe(1)
  const lines = run.stderr.trim().split('\n')
  expect(lines.length).toBe(4)
  for (const name of names.slice(1))
    expect(lines.filter((line) => line.startsWith(`${name}: `)).length).toBe(1)
  expect(run.events.filter((event) => event.type === 'analysis_complete').length).toBe(1)
})

test('a folder with a photograph and notes: the photograph is critiqued, the notes are named', async () => {
  const folder = await temporaryFolder()
  const photo = await writePhoto(folder)
  await writeFile(join(folder, 'notes.txt'), 'These are words.')
  const run = await analyze(folder, photo, '--json')
  expect(run.code).toBe(0)
  const name = `${basename(folder)}/notes.txt`
  const reason = 'This is not a photo format Mondrian can read.'
  expect(run.skipped).toEqual([{ name, reason, failed: false }])
  expect(run.stderr).toBe(`${name}: ${reason}\n`)
  expect(run.events.filter((event) => event.type === 'analysis_complete').length).toBe(1)
})

test('an empty folder and a missing photo: one sentence each, exit code 1', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'empty'))
  const run = await analyze(join(folder, 'empty'), join(folder, 'gone.jpg'), '--json')
  expect(run.code).toBe(1)
  expect(run.stderr.trim().split('\n').length).toBe(2)
})

test('a truncated model and a missing one: one sentence each, exit code 1', async () => {
  const folder = await temporaryFolder()
  const photo = await writePhoto(folder)
  for (const model of [await truncated(), join(folder, 'missing.gguf')]) {
    const run = await analyze(photo, '--model', model, '--json')
    expect(run.code).toBe(1)
    expect(run.stderr.trim().split('\n').length).toBe(1)
    expect(run.stderr).not.toContain(folder)
    expect(run.events.at(-1)).toMatchObject({ type: 'done', status: 'failed' })
  }
})

test('wrong use ends with 2 and says what is right', async () => {
  const folder = await temporaryFolder()
  const photo = await writePhoto(folder)
  expect((await analyze('--nonsense')).code).toBe(2)
  const unknown = await analyze(photo, '--advisor', 'nobody')
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toContain('ansel')
})

test('a data folder in use by a running app: one sentence, exit code 2', async () => {
  const folder = await temporaryFolder()
  const data = join(folder, 'data')
  const { path } = await slowRecital()
  const photo = await writePhoto(folder)
  const first = startAnalyze([photo, '--model', path, '--data', data])
  await new Promise((resolve) => first.process.stdout?.once('data', resolve))
  const second = await analyze(photo, '--data', data)
  expect(second.code).toBe(2)
  expect(second.stderr).toContain('already running')
  first.process.kill('SIGINT')
  await first.ended
})

test('a data folder that cannot be written says so at the start, in one sentence', async () => {
  const folder = await temporaryFolder()
  const data = join(folder, 'data')
  await mkdir(data, { mode: 0o555 })
  const photo = await writePhoto(folder)
  // Root may write anywhere, unless it gives that right up.
  const wrapper =
    process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override'] : []
  const run = await startAnalyze([photo, '--data', data], wrapper).ended
  expect(run.code).toBe(1)
  expect(run.stderr.trim().split('\n').length).toBe(1)
  expect(run.stderr).toContain('data folder')
  expect(existsSync(join(data, 'mondrian.db'))).toBe(false)
})

test('--facts measures without a model: one line per photo', async () => {
  const folder = await temporaryFolder()
  const run = await analyze(
    await writePhoto(folder, 'a.jpg'),
    await writePhoto(folder, 'b.jpg'),
    '--facts',
    '--json',
  )
  expect(run.code).toBe(0)
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { photo: string; facts: object })
  expect(lines.length).toBe(2)
  for (const { facts } of lines) expect(Object.keys(facts).length).toBeGreaterThan(12)
})
