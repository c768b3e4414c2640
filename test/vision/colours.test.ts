// A vision model from the drop to the stored critique: it says exactly what its pixels make it say.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { recital, slowVisionRecital, visionRecital } from '../fixtures/gguf/index.ts'
import { analyze } from '../support/analyze.ts'
import { eventsOf, openCore, temporaryFolder, textOf, type TestCore } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'
import { clientOf, startServe } from '../support/serve.ts'
import { tints, writeTinted } from '../support/tinted.ts'

const { path: modelId, texts } = await visionRecital()

beforeAll(() => {
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
})

async function critique(core: TestCore, photo: string, advisorId = 'ansel'): Promise<string> {
  const { jobs } = await core.api['photos.add']({ paths: [photo], advisorIds: [advisorId], modelId })
  const id = jobs[0]!.id
  expect((await core.until('done', ({ jobId }) => jobId === id)).status).toBe('completed')
  return id
}

test('each colour gives its text, stage by stage, with mode and device stated', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  for (const tint of tints) {
    const id = await critique(core, await writeTinted(dataDir, tint))
    const own = eventsOf(core.events, id)
    expect(textOf(core.events, id)).toBe(texts[tint])
    const start = own.find((event) => event.type === 'start')
    expect(start).toMatchObject({ mode: 'vision', device: 'CPU', notice: null, model: 'Vision recital' })
    const stages = own.flatMap((event) => (event.type === 'status_update' ? [event.job.stage] : []))
    const order = stages.filter((stage, at) => stage !== null && stage !== stages[at - 1])
    const hot = tint === tints[0] ? ['loading'] : []
    expect(order).toEqual(['preparing', ...hot, 'encoding', 'prompting', 'writing', 'finalizing'])
    expect(await core.api['jobs.get']({ id })).toMatchObject({ mode: 'vision', device: 'CPU', notice: null })
  }
})

test('a model that saw the picture may disagree with what was measured in it', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const id = await critique(core, await writeTinted(dataDir, 'red'))
  // It claims that highlights are lost.
  const { flags, analysisMarkdown } = (await core.api['jobs.critique']({ id }))!
  expect(analysisMarkdown).toBe(texts.red)
  expect(flags.filter(({ disputes }) => disputes !== undefined)).toMatchObject([
    { disputes: 'clipping', claim: 'highlights are clipped', start: null },
  ])
  expect(textOf(core.events, id)).toBe(texts.red)
})

test('a second photograph finds the brief in the cache', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const first = await critique(core, await writeTinted(dataDir, 'red'))
  const second = await critique(core, await writeTinted(dataDir, 'blue'))
  const stats = async (id: string) => (await core.api['jobs.critique']({ id }))!.stats
  const [cold, warm] = [await stats(first), await stats(second)]
  // The brief is what stands before the picture: the same for every advisor, who comes last.
  const third = await critique(core, await writeTinted(dataDir, 'green'), 'gehry')
  expect(cold.cachedTokens).toBe(0)
  expect(warm.cachedTokens).toBeGreaterThan(0)
  expect((await stats(third)).cachedTokens).toBe(warm.cachedTokens)
  expect(warm.imageTokens).toBeGreaterThan(0)
  expect(warm.promptTokens).toBeGreaterThan(warm.cachedTokens + warm.imageTokens!)
})

test('what the model saw is kept and told: pixels, bytes, tokens', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const id = await critique(core, await writeTinted(dataDir, 'red'))
  const seen = (await core.api['jobs.seen']({ id }))!
  const { photoId } = await core.api['jobs.get']({ id })
  const bytes = await readFile(join(dataDir, 'photos', photoId!, `seen-${id}.jpg`))
  const { width, height, format } = await sharp(bytes).metadata()
  expect({ width, height, format }).toEqual({ width: seen.width, height: seen.height, format: 'jpeg' })
  expect(seen.bytes).toBe(bytes.length)
  expect(seen.imageTokens).toBe((await core.api['jobs.critique']({ id }))!.stats.imageTokens)
})

test('a text model says that it has not seen the picture, and was given none', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { path } = await recital()
  const paths = [await writeTinted(dataDir, 'red')]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId: path })
  const id = jobs[0]!.id
  await core.until('done', ({ jobId }) => jobId === id)
  expect(await core.api['jobs.get']({ id })).toMatchObject({ mode: 'text', device: 'CPU' })
  expect(await core.api['jobs.seen']({ id })).toBeNull()
})

test('without the vision engine it reads only the measurements, and says why', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir, engineDir: null })
  const id = await critique(core, await writeTinted(dataDir, 'red'))
  const job = await core.api['jobs.get']({ id })
  expect(job.mode).toBe('text')
  expect(job.notice).toContain('no engine that looks at pictures')
  expect((await core.until('start')).notice).toBe(job.notice)
  expect(textOf(core.events, id)).toBe(texts.first)
})

test('npm run analyze says it in the terminal', async () => {
  const dataDir = await temporaryFolder()
  const photos = await Promise.all(tints.map((tint) => writeTinted(dataDir, tint)))
  const { code, events } = await analyze('--json', '--model', modelId, ...photos)
  expect(code).toBe(0)
  const complete = events.flatMap((event) =>
    event.type === 'analysis_complete' ? [event.analysisMarkdown] : [],
  )
  expect(complete).toEqual(tints.map((tint) => texts[tint]))
})

test('the local server says it, and shows what was seen', async () => {
  const dataDir = await temporaryFolder()
  const client = clientOf(await startServe('--data', join(dataDir, 'data')).link)
  const slow = await slowVisionRecital()
  for (const [tint, model] of [
    ['green', modelId],
    ['blue', slow.path],
  ] as const) {
    const upload = await client.upload(await readFile(await writeTinted(dataDir, tint)), `${tint}.jpg`)
    const input = { upload, advisorId: 'ansel', modelId: model }
    const { analysisMarkdown, jobId } = await client.post<{ analysisMarkdown: string; jobId: string }>(
      '/critique',
      input,
    )
    expect(analysisMarkdown).toBe(texts[tint])
    const seen = await client.get(`/seen/${jobId}`)
    expect(seen.headers.get('content-type')).toBe('image/jpeg')
    expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).format).toBe('jpeg')
  }
})
