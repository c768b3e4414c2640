// A model on another computer, from the server's entry to the stored critique: what goes there, what is said of it, and that
// nothing else goes anywhere.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { loadOptions } from '../src/workers/inference/engines/testEngine.ts'
import { imitate } from '../src/workers/inference/remote/testing/imitation.ts'
import { endThere, startThere } from '../src/workers/inference/remote/testing/overLlamaServer.ts'
import { visionRecital } from './fixtures/gguf/index.ts'
import { eventsOf, openCore, temporaryFolder, textOf, type TestCore } from './support/core.ts'
import { engineDir } from './support/paths.ts'

const model = await visionRecital()

beforeAll(() => {
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
})

/** A red photograph whose file says where and by whom it was taken. */
async function taken(folder: string): Promise<string> {
  const path = join(folder, 'Anna Schmidt at home.jpg')
  const place = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '48/1 8/1 14/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '11/1 34/1 31/1',
  }
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#c02020' } })
    .withExif({
      IFD0: { Artist: 'Anna Schmidt', Copyright: 'Anna Schmidt', ImageDescription: 'Anna at home' },
      IFD3: place,
    })
    .jpeg()
    .toFile(path)
  return path
}

async function critique(core: TestCore, photo: string, modelId: string) {
  const { jobs } = await core.api['photos.add']({ paths: [photo], advisorIds: ['ansel'], modelId })
  const id = jobs[0]!.id
  const { status } = await core.until('done', ({ jobId }) => jobId === id)
  return { id, status, job: await core.api['jobs.get']({ id }) }
}

/** All that the core keeps in its folder, but the keys themselves. */
async function kept(dataDir: string): Promise<Buffer> {
  const names = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile() && entry.name !== 'server-keys.json')
  return Buffer.concat(
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))),
  )
}

test('a llama-server elsewhere looks at a photograph and writes, and everybody is told', async () => {
  const there = await startThere(loadOptions(model.path, model))
  onTestFinished(() => endThere(there))
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { baseUrl, key } = there
  expect((await core.api['receipt.get']({})).hosts).toEqual([])
  await core.api['servers.save']({ name: 'studio-gpu', baseUrl, model: there.model, key })
  const tested = await core.api['servers.test']({ name: 'studio-gpu' })
  expect(tested).toMatchObject({ mode: 'vision', hasKey: true, found: { sight: 'vision', isLlama: true } })
  const { models } = await core.api['models.list']({})
  expect(models.at(-1)).toMatchObject({
    id: 'server:studio-gpu',
    name: 'Vision recital on studio-gpu',
    mode: 'vision',
    server: { name: 'studio-gpu' },
  })

  const photo = await taken(dataDir)
  const { id, status, job } = await critique(core, photo, tested.modelId)
  expect(status).toBe('completed')
  expect(textOf(core.events, id)).toBe(model.texts.red)
  expect(job).toMatchObject({ mode: 'vision', device: 'on studio-gpu' })
  const start = eventsOf(core.events, id).find(({ type }) => type === 'start')
  expect(start).toMatchObject({
    model: 'Vision recital',
    engine: 'remote',
    device: 'on studio-gpu',
    mode: 'vision',
  })
  const { stats } = (await core.api['jobs.critique']({ id }))!
  expect(stats.timeToFirstTokenMs).toBeGreaterThan(0)
  expect(stats.generationTps).toBeGreaterThan(0)
  expect(stats.imageTokens).toBeGreaterThan(0)
  expect((await core.api['health.models']({})).vision).toMatchObject({
    model: 'studio-gpu',
    device: 'on studio-gpu',
  })

  const { hosts, sent } = await core.api['receipt.get']({})
  expect(hosts).toMatchObject([{ host: new URL(baseUrl).host, purpose: 'servers' }])
  expect(sent).toBeGreaterThan(1000)
  const log = await readFile(join(dataDir, 'log.jsonl'), 'utf8')
  expect(log).toContain(`"event":"sent-away","host":"${new URL(baseUrl).host}","hasPicture":true`)
  expect((await kept(dataDir)).includes(key)).toBe(false)
  expect(JSON.stringify(core.events)).not.toContain(key)

  // It is never done here instead.
  await endThere(there)
  const again = await critique(core, photo, tested.modelId)
  expect(again).toMatchObject({ status: 'failed', job: { errorCode: 'server-failed' } })
  const failed = core.events.find((event) => event.type === 'error' && event.jobId === again.id)
  expect(failed).toMatchObject({
    retryable: true,
    message: expect.stringContaining('refuses the connection'),
  })
})

test('nothing of a photograph goes there but its pixels, what was measured and what the camera said', async () => {
  const there = await imitate('vllm')
  onTestFinished(() => there.close())
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { baseUrl, key } = there
  const server = { name: 'studio-gpu', baseUrl, model: there.model, sight: 'vision' as const }
  await core.api['servers.save']({ ...server, key })
  const { status } = await critique(core, await taken(dataDir), 'server:studio-gpu')
  expect(status).toBe('completed')
  const asked = there.captured.filter(({ path }) => path.endsWith('/chat/completions'))
  // Nothing holds its text to the form: it was asked once more, and otherwise.
  expect(asked).toHaveLength(2)
  const [first, second] = asked.map((request) => JSON.parse(request.body) as { seed: number })
  expect(second!.seed).toBe(first!.seed + 1)
  const { body } = asked[1]!
  expect(body).toContain('Write each heading exactly as it is given')
  const picture = Buffer.from(/base64,([^"]+)/.exec(body)![1]!, 'base64')
  const { exif, xmp, iptc, width } = await sharp(picture).metadata()
  expect([exif, xmp, iptc, width]).toEqual([undefined, undefined, undefined, 640])
  for (const secret of ['Anna', 'Schmidt', 'at home', dataDir, '.jpg', 'GPS', '48/1', '11.57']) {
    expect(body).not.toContain(secret)
    expect(picture.includes(secret)).toBe(false)
  }
  // A wrong key, a model that is gone: one sentence each, and the key in none.
  await core.api['servers.save']({ ...server, key: 'sk-wrong' })
  await expect(core.api['servers.test']({ name: 'studio-gpu' })).rejects.toMatchObject({
    code: 'server-refused',
    message: expect.stringContaining('does not accept the key'),
  })
  await core.api['servers.save']({ ...server, model: 'gone', key })
  await expect(core.api['servers.test']({ name: 'studio-gpu' })).rejects.toMatchObject({
    message: expect.stringContaining('has no model called "gone"'),
  })
  await core.api['servers.remove']({ name: 'studio-gpu' })
  const gone = await critique(core, await taken(dataDir), 'server:studio-gpu')
  expect(gone.job).toMatchObject({ status: 'failed', errorCode: 'model-missing' })
  // Taken back: the key is there again.
  expect(await core.api['servers.save'](server)).toMatchObject({ hasKey: true, found: null })
  expect((await core.api['servers.test']({ name: 'studio-gpu' })).found).toMatchObject({ contextSize: 4096 })
})
