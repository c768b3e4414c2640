// What becomes of photos, jobs and the queue when the photo child dies, over children in memory.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { EventOf, EventType, MondrianEvent } from '../../shared/events.ts'
import type { PhotoRequest } from '../../shared/photoMessages.ts'
import type { Figures, InferenceRequest } from '../../shared/workers.ts'
import { createCore } from '../index.ts'
import { createManualClock } from '../manualClock.ts'
import { createMemoryStarter, type MemoryChild } from '../workers/memoryStarter.ts'
import type { StartWorker } from '../workers/worker.ts'
import { emptyFindings, memoryPhotoChild, type MemoryPhoto } from './testing/memoryPhotoChild.ts'

const resourcesDir = join(import.meta.dirname, '..', '..', '..', 'resources')
/** Any file that is there will do for a model in memory. */
const modelId = join(resourcesDir, 'starter', 'everyone.txt')
const text = '## What I see\nA quiet frame.\n\n## Composition · 7.5\nIt holds together.\n'
const figures: Figures = {
  promptTokens: 50,
  cachedTokens: 0,
  imageTokens: null,
  generationTokens: 20,
  promptTps: 500,
  generationTps: 10,
  peakMemoryBytes: 1000,
}

/** What becomes of a photo stands in its file: its name. */
function answerPhoto({ post, exit }: MemoryChild, { requestId, content, rotation }: MemoryPhoto): void {
  if (content.includes('missing') && rotation === 0) {
    return post({ type: 'failed', requestId, error: { code: 'photo-missing', message: 'It is gone.' } })
  }
  if (content.includes('killer')) return exit({ code: null, signal: 'SIGSEGV' })
  emptyFindings(requestId, content).forEach(post)
}

function answerModel({ post }: MemoryChild, { type, requestId }: InferenceRequest): void {
  const model = { name: 'Memory', sight: 'text', notice: null } as const
  const loaded = { ...model, engine: 'memory', device: 'CPU', contextSize: 1024, seconds: 0.1 }
  const memory = { weights: 3e9, context: 6e8, work: 2e8, program: 2e8 }
  const make = { architecture: 'llama', projectorType: null, parameters: 7e9 }
  const files = ['/memory.gguf']
  if (type === 'inspect')
    post({ type: 'inspected', requestId, model: { ...model, make, files, version: '1', memory } })
  if (type === 'load') post({ type: 'loaded', requestId, model: loaded })
  if (type !== 'generate') return
  post({ type: 'steps', requestId, text, tokens: [1], figures })
  post({ type: 'finished', requestId, finishReason: 'stop', keep: text.length, figures })
}

/** A core in a folder of its own; while `broken` is set, its photo child dies before it is ready. */
async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-reader-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const clock = createManualClock()
  const opened: string[] = []
  /** Ends what would have no end. */
  let finish = (): void => undefined
  const readPhoto = memoryPhotoChild((child, photo) => {
    opened.push(photo.content)
    if (photo.content.includes('endless')) finish = () => answerPhoto(child, photo)
    else answerPhoto(child, photo)
  })
  const memory = createMemoryStarter((_post, request, child) => {
    if (child.kind === 'photo') readPhoto(child, request as PhotoRequest)
    else answerModel(child, request as InferenceRequest)
  })
  const reader = { broken: false }
  const startWorker: StartWorker = (kind) => {
    const worker = memory.startWorker(kind)
    if (kind === 'photo' && reader.broken) worker.kill()
    return worker
  }
  const options = {
    dataDir,
    resourcesDir,
    engineDir: null,
    sightDir: null,
    startWorker,
    version: '0.0.0-test',
    clock,
  }
  const open = async () => {
    const core = await createCore(options)
    onTestFinished(() => core.close())
    const events: MondrianEvent[] = []
    core.on((event) => events.push(event))
    /** Lets time pass until there is such an event. */
    const until = <Type extends EventType>(type: Type, accepts: (event: EventOf<Type>) => boolean) =>
      vi.waitFor(() => {
        clock.advance(1000)
        const found = events.find((event) => event.type === type && accepts(event as EventOf<Type>))
        if (!found) throw new Error(`no such ${type} event`)
        return found
      })
    return { core, until }
  }
  /** Files that hold their names. */
  const files = (...names: string[]): Promise<string[]> =>
    Promise.all(
      names.map(async (name) => {
        await writeFile(join(dataDir, name), name)
        return join(dataDir, name)
      }),
    )
  const order = async () => {
    const paths = await files('killer.jpg', 'good.jpg')
    return { paths, advisorIds: ['ansel'], modelId }
  }
  return { ...(await open()), open, reader, opened, files, order, finish: () => finish() }
}

test('photos in a row that end the reader cost themselves, and none that follows', async () => {
  const { core, until, files } = await start()
  const paths = await files('killer-1.jpg', 'killer-2.jpg', 'killer-3.jpg', 'good.jpg')
  const { photos } = await core.api['photos.measure']({ paths })
  await until('photo_update', ({ photo }) => photo.id === photos[3]!.id && photo.status !== 'new')
  const ended = await Promise.all(photos.map(({ id }) => core.api['photos.get']({ id })))
  expect(ended.map(({ status, error }) => error?.code ?? status)).toEqual([
    'photo-damaged',
    'photo-damaged',
    'photo-damaged',
    'measured',
  ])
})

test('a reader that cannot be started holds the queue, and Resume starts it again', async () => {
  const { core, until, reader, order } = await start()
  reader.broken = true
  const { jobs } = await core.api['photos.add'](await order())
  expect(await until('queue_update', () => true)).toMatchObject({
    paused: 'The photo reader crashed three times in five minutes and was switched off.',
  })
  reader.broken = false
  await core.api['queue.resume']({})
  const done = await until('done', ({ status }) => status === 'completed')
  expect(done).toMatchObject({ jobId: jobs[1]!.id })
})

test('and so does the next start', async () => {
  const { core, until, reader, open, order } = await start()
  reader.broken = true
  const { jobs } = await core.api['photos.add'](await order())
  await until('queue_update', () => true)
  await core.close()
  reader.broken = false
  const again = await open()
  const done = await again.until('done', ({ status }) => status === 'completed')
  expect(done).toMatchObject({ jobId: jobs[1]!.id })
})

test('a photo that waits in line is removed at once, and not measured when its turn comes', async () => {
  const { core, opened, files, finish } = await start()
  const { photos } = await core.api['photos.measure']({
    paths: await files('endless.jpg', 'good.jpg', 'last.jpg'),
  })
  await vi.waitFor(() => expect(opened).toEqual(['endless.jpg']))
  await core.api['photos.remove']({ id: photos[1]!.id })
  await expect(core.api['photos.get']({ id: photos[1]!.id })).rejects.toMatchObject({ code: 'not-found' })
  finish()
  await vi.waitFor(() => expect(opened.at(-1)).toBe('last.jpg'))
  expect(opened).toEqual(['endless.jpg', 'last.jpg'])
})

test('a photo that is being measured is removed when that is over', async () => {
  const { core, opened, files, finish } = await start()
  const { photos } = await core.api['photos.measure']({ paths: await files('endless.jpg') })
  await vi.waitFor(() => expect(opened).toEqual(['endless.jpg']))
  const removed = core.api['photos.remove']({ id: photos[0]!.id })
  expect(await core.api['photos.get']({ id: photos[0]!.id })).toMatchObject({ status: 'new' })
  finish()
  expect(await removed).toBeNull()
})

test('a photo that failed before it was turned, and then could be read, has no error left', async () => {
  const { core, until, opened, files, finish } = await start()
  const { photos } = await core.api['photos.measure']({ paths: await files('endless-missing.jpg') })
  const id = photos[0]!.id
  await vi.waitFor(() => expect(opened).toHaveLength(1))
  await core.api['photos.rotate']({ id, degrees: 90 })
  finish()
  await vi.waitFor(() => expect(opened).toHaveLength(2))
  finish()
  await until('photo_update', ({ photo }) => photo.status === 'measured')
  expect(await core.api['photos.get']({ id })).toMatchObject({ status: 'measured', error: null })
})
