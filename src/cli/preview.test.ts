import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import type { CommandInput } from '../shared/commands.ts'
import { AppError } from '../shared/errors.ts'
import type { Operation } from '../shared/operations.ts'
import { defaultSettings } from '../shared/settings.ts'
import {
  beginning,
  chunk,
  completion,
  sampleAdvisor,
  sampleJob,
  samplePhoto,
  sampleStats,
} from '../shared/testing/samples.ts'
import { run } from './run.ts'
import { createFakeCore } from './testing/fakeCore.ts'
import { createFakeHost } from './testing/fakeHost.ts'

const folder = join('/', 'photos')
const exposure: Operation = { kind: 'exposure', stops: 0.5 }
const crop: Operation = { kind: 'crop', box: { x: 0, y: 0.1, width: 1, height: 0.9 } }
const job = sampleJob('a-ansel', 'a')
const text = '## What I see\n\nA pier.\n'

/** A core whose critique of one photograph advises `operations`, and that answers each copy by `copy`. */
function advising(operations: (Operation | null)[], copy?: (name: string) => void) {
  const orders: CommandInput<'exports.copy'>[] = []
  const remarks = operations.map((operation, i) => ({ start: i, end: i + 1, regions: [], operation }))
  const core = createFakeCore({
    'advisors.list': async () => ({
      advisors: [sampleAdvisor('ansel', 'Ansel Adams')],
      problems: [],
      own: [],
    }),
    'settings.get': async () => defaultSettings,
    'photos.add': async () => {
      setImmediate(() => core.emit(...beginning(job), chunk(job, 0, text), ...completion(job, text)))
      return { photos: [samplePhoto('a', { name: 'a.b.jpg' })], jobs: [job], skipped: [] }
    },
    'jobs.critique': async () => ({
      jobId: job.id,
      analysisMarkdown: text,
      scores: [],
      overall: null,
      flags: [],
      stats: sampleStats,
      rotation: 0,
      remarks,
    }),
    'exports.copy': async (order) => {
      orders.push(order)
      copy?.(order.name!)
      return { written: { folder: order.folder!, name: `${order.name}.jpg` } }
    },
  })
  return { core, orders }
}

it('writes what each remark would do, and all of them together, and says where', async () => {
  const { core, orders } = advising([null, exposure, crop])
  const { host, errors, events } = createFakeHost(core, folder)
  expect(await run(['--preview', 'seen', 'a.jpg'], host)).toBe(0)
  const order = { photoId: 'a', size: 'working', folder: join(folder, 'seen') }
  expect(orders).toEqual([
    { ...order, operations: [exposure], name: 'a.b.ansel.2' },
    { ...order, operations: [crop], name: 'a.b.ansel.3' },
    { ...order, operations: [exposure, crop], name: 'a.b.ansel.advised' },
  ])
  expect(errors).toEqual(
    ['2', '3', 'advised'].map((which) => `Preview in ${join(folder, 'seen', `a.b.ansel.${which}.jpg`)}\n`),
  )
  expect(events().at(-1)).toMatchObject({ type: 'done' })
})

it('writes one piece of advice once, and nothing for none', async () => {
  for (const operations of [[crop], [null]]) {
    const { core, orders } = advising(operations)
    expect(await run(['--preview', 'seen', 'a.jpg'], createFakeHost(core, folder).host)).toBe(0)
    expect(orders.length).toBe(operations[0] === null ? 0 : 1)
  }
})

it('ends with one sentence where nothing can be written there', async () => {
  const { core, orders } = advising([exposure, crop], () => {
    throw new AppError('export-unwritable', 'Mondrian is not allowed to write to this folder.')
  })
  const { host, errors } = createFakeHost(core, folder)
  expect(await run(['--preview', 'seen', 'a.jpg'], host)).toBe(1)
  expect(orders.length).toBe(1)
  expect(errors).toEqual([
    'The previews could not be written. Mondrian is not allowed to write to this folder.\n',
  ])
})

it('leaves out what cannot be made, with a sentence, and goes on', async () => {
  const { core, orders } = advising([exposure, crop], (name) => {
    if (name.endsWith('1')) throw new AppError('photo-missing', 'The file is no longer there.')
  })
  const { host, errors } = createFakeHost(core, folder)
  expect(await run(['--preview', 'seen', 'a.jpg'], host)).toBe(1)
  expect(orders.length).toBe(3)
  expect(errors[0]).toBe('a.b.jpg: the preview could not be made. The file is no longer there.\n')
})

it('ends when it is stopped', async () => {
  const { core, orders } = advising([exposure, crop], () => stop.abort())
  const { host, stop } = createFakeHost(core, folder)
  expect(await run(['--preview', 'seen', 'a.jpg'], host)).toBe(1)
  expect(orders.length).toBe(1)
})

test.each([
  ['--facts', 'a.jpg'],
  ['--recover', '--data', 'lib'],
  ['--export-only', '--format', 'csv', 'a.jpg'],
])('%s shows no advice', async (...args) => {
  const { host, errors } = createFakeHost(createFakeCore(), folder)
  expect(await run([...args, '--preview', 'seen'], host)).toBe(2)
  expect(errors[0]).toContain('--preview shows advice')
})
