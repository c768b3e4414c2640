// The main road: a real photograph, real children, a real engine on an exactly known text.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { MondrianEvent } from '../src/shared/events.ts'
import { recital, slowRecital } from './fixtures/gguf/index.ts'
import { eventsOf, openCore, resourcesDir, temporaryFolder, textOf } from './support/core.ts'
import { writePhoto } from './support/photos.ts'

async function submit({ advisorIds = ['ansel'], model = recital } = {}) {
  const dataDir = await temporaryFolder()
  const { path: modelId, texts } = await model()
  const core = await openCore({ dataDir })
  const photo = await writePhoto(dataDir)
  const { jobs } = await core.api['photos.add']({ paths: [photo], advisorIds, modelId })
  return { core, dataDir, job: jobs[0]!, jobs, text: texts.first, modelId, photo }
}

test('the recital arrives byte-identical in the events and in the database, in the order of the contract', async () => {
  const { core, job, text } = await submit()
  await core.until('done')

  expect(textOf(core.events, job.id)).toBe(text)
  expect(await core.api['jobs.text']({ id: job.id })).toEqual({ text })
  const critique = await core.api['jobs.critique']({ id: job.id })
  expect(critique?.analysisMarkdown).toBe(text)
  expect(critique?.flags).toEqual([])
  // Of the levels that it writes and nobody is shown.
  expect(critique?.scores.map(({ score }) => score)).toEqual([7, 5, 9, 7, 3, 5, 9])
  expect(critique?.overall).toBe(6.4)
  expect(JSON.stringify(core.events)).not.toContain('#level')

  const types = eventsOf(core.events, job.id).map((event) => event.type)
  const order = [...new Set(types.filter((type) => type !== 'progress' && type !== 'thinking_update'))]
  expect(order).toEqual(['status_update', 'facts', 'start', 'chunk', 'analysis_complete', 'done'])
  expect(types.slice(-2)).toEqual(['status_update', 'done'])
})

test('what the closing line claims is held against the measurements, and shown to nobody', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'advisors'))
  const ansel = await readFile(join(resourcesDir, 'advisors', 'ansel.md'), 'utf8')
  // A small model is told of an advisor's tradition and of little else.
  const second = ansel.replace('id: ansel', 'id: second').replace(/^tradition: .*$/m, '$& [[second]]')
  await writeFile(join(dataDir, 'advisors', 'second.md'), second)
  const { path: modelId, texts } = await recital()
  const core = await openCore({ dataDir })
  const photo = await writePhoto(dataDir)
  const { jobs } = await core.api['photos.add']({ paths: [photo], advisorIds: ['second'], modelId })
  const { jobId, flags, analysisMarkdown } = await core.until('analysis_complete')
  await core.until('done')

  expect(jobId).toBe(jobs[0]!.id)
  expect(analysisMarkdown).toBe(texts.second)
  expect(textOf(core.events, jobId)).toBe(texts.second)
  expect(JSON.stringify(core.events)).not.toMatch(/#claims|highlights=/)
  const critique = await core.api['jobs.critique']({ id: jobId })
  expect(JSON.stringify(critique)).not.toMatch(/"claims"|highlights=/)
  // Of its claims: lost highlights, held shadows, noise. It has not seen the picture, so no fact is doubted.
  expect(flags.filter(({ start }) => start === null)).toMatchObject([
    { kind: 'contradiction', grade: 'doesNotHold', claim: 'highlights are clipped' },
    { kind: 'contradiction', claim: 'the picture is noisy' },
  ])
  expect(flags.every((flag) => !('disputes' in flag))).toBe(true)
  expect(critique?.flags).toEqual(flags)
})

test('every stage is announced after it is stored, progress never falls and ends at 100', async () => {
  const { core, job } = await submit()
  await core.until('done')
  const own = eventsOf(core.events, job.id)

  const stages = own.flatMap((event) => (event.type === 'status_update' ? [event.job.stage] : []))
  expect([...new Set(stages.filter((stage) => stage !== null))]).toEqual([
    'preparing',
    'loading',
    'prompting',
    'writing',
    'finalizing',
  ])
  const progress = own.flatMap((event) => (event.type === 'progress' ? [event.progress] : []))
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.at(-1)).toBe(100)
  const seqs = core.events.map((event) => event.seq)
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
})

test('the figures at the end are the engine’s own counts', async () => {
  const { core, job } = await submit()
  const complete = await core.until('analysis_complete')
  const done = await core.until('done')
  const stored = await core.api['jobs.get']({ id: job.id })
  const { stats } = complete
  expect(stats.completionTokens).toBeGreaterThan(100)
  expect(stats.totalTokens).toBe(stats.promptTokens + stats.completionTokens)
  expect(done.totalTokens).toBe(stats.totalTokens)
  expect(stored).toMatchObject({
    status: 'completed',
    promptTokens: stats.promptTokens,
    completionTokens: stats.completionTokens,
    totalTokens: stats.totalTokens,
    generationTps: stats.generationTps,
    finishReason: 'stop',
    progress: 100,
  })
  const last = core.events.findLast((event) => event.type === 'progress')
  expect(last?.currentTokens).toBe(stats.completionTokens)
})

test('a model stays in memory: the second job loads nothing and finds task and photograph in the cache', async () => {
  const { core, jobs } = await submit({ advisorIds: ['ansel', 'okeefe'] })
  await core.until('done', (event) => event.jobId === jobs[1]!.id)
  const stages = eventsOf(core.events, jobs[1]!.id).flatMap((event) =>
    event.type === 'status_update' ? [event.job.stage] : [],
  )
  expect(stages).not.toContain('loading')
  // The task and the photograph are in it: a second advisor costs his own words.
  const [first, second] = core.events.flatMap((event) =>
    event.type === 'analysis_complete' ? [event.stats.promptTokens - event.stats.cachedTokens] : [],
  )
  expect(second! / first!).toBeLessThanOrEqual(0.2)
})

test('a hundred subscribers that leave and come back each see the same bytes', async () => {
  const { core, job, text } = await submit({ model: slowRecital })
  let shown = ''
  let last = -1
  let visits = 0
  const finished = core.until('done')

  const apply = (event: MondrianEvent): void => {
    if (event.type === 'connection') {
      const open = event.jobs.find((each) => each.job.id === job.id)
      if (open) shown = open.text
    }
    if (event.type === 'reset') shown = shown.slice(0, event.keep)
    if (event.type === 'chunk') {
      expect(event.offset).toBe(shown.length)
      shown += event.text
    }
    if (event.type === 'analysis_complete') expect(event.analysisMarkdown).toBe(shown)
    expect(event.seq).toBeGreaterThan(last)
    last = event.seq
  }
  let off = core.on(apply)
  // Several at each event: a fast machine has the text written in fewer than a hundred.
  core.on((event) => {
    if (event.type !== 'chunk' && event.type !== 'progress') return
    for (let each = 0; each < 4 && visits < 100; each++) {
      visits++
      off()
      off = core.on(apply)
    }
  })
  await finished
  expect(visits).toBe(100)
  expect(shown).toBe(text)
})

test('one idempotency key gives one set of jobs', async () => {
  const { core, photo, modelId } = await submit()
  const command = { paths: [photo], advisorIds: ['weston'], modelId, idempotencyKey: 'twice' }
  const first = await core.api['photos.add'](command)
  const second = await core.api['photos.add'](command)
  expect(second.jobs.map((each) => each.id)).toEqual(first.jobs.map((each) => each.id))
  expect((await core.api['jobs.list']({})).jobs.length).toBe(2)
})

test('what is asked for is checked at the door', async () => {
  const core = await openCore({ dataDir: await temporaryFolder() })
  await expect(core.api['photos.add']({ paths: [], advisorIds: ['ansel'] })).rejects.toMatchObject({
    code: 'bad-request',
  })
  await expect(core.api['photos.add']({ paths: ['x.jpg'], advisorIds: ['nobody'] })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(core.api['jobs.get']({ id: 'missing' })).rejects.toMatchObject({ code: 'not-found' })
})
