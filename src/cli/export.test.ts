import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import type { CommandInput } from '../shared/commands.ts'
import {
  sampleAdvisor,
  sampleJob,
  samplePhoto,
  beginning,
  chunk,
  completion,
} from '../shared/testing/samples.ts'
import { defaultSettings } from '../shared/settings.ts'
import { run } from './run.ts'
import { createFakeCore } from './testing/fakeCore.ts'
import { createFakeHost } from './testing/fakeHost.ts'

const folder = join('/', 'photos')
const photos = [
  samplePhoto('b', { path: '/photos/trip/b.jpg', name: 'b.jpg', number: 2 }),
  samplePhoto('a', { path: '/photos/a.jpg', name: 'a.jpg', number: 1 }),
]

/** A core with two photographs that notes what is to be exported. */
function createExportingCore({ stopped = false, leftOut = [] as string[] } = {}) {
  const orders: CommandInput<'exports.create'>[] = []
  const core = createFakeCore({
    'photos.list': async ({ before }) =>
      before === undefined
        ? { photos: [photos[0]!], next: '2', older: 1 }
        : { photos: [photos[1]!], next: null, older: 0 },
    'photos.measure': async () => ({ photos, skipped: [] }),
    'photos.look': async ({ id }) => ({ photoId: id, facts: {}, complete: true }),
    'exports.stop': async () => ({ stopped: 1 }),
    'exports.create': async (order) => {
      orders.push(order)
      core.emit({ type: 'export_update', exportId: 'e', state: 'running', done: 1, total: 2 })
      core.emit({ type: 'export_update', exportId: 'e', state: 'complete', done: 2, total: 2 })
      const reasons = leftOut.map((name) => ({ name, reason: 'It is not measured yet.', failed: true }))
      return { folder: order.folder!, files: ['b.md', 'a.md'], leftOut: reasons, stopped }
    },
  })
  return { core, orders }
}

const exportOnly = ['--export-only', '--format', 'markdown']

it('exports the whole library and prints where each file went', async () => {
  const { core, orders } = createExportingCore()
  const { host, printed, dataDirs } = createFakeHost(core, folder)
  expect(await run([...exportOnly, '--data', 'lib', '--out', 'out'], host)).toBe(0)
  expect(dataDirs).toEqual(['lib'])
  expect(orders).toEqual([{ format: 'markdown', overwrite: false, folder: join(folder, 'out') }])
  expect(printed).toEqual([`${join(folder, 'out', 'b.md')}\n`, `${join(folder, 'out', 'a.md')}\n`])
})

it('exports what lies at the paths, in the order of their arrival, and says what is missing', async () => {
  const { core, orders } = createExportingCore()
  const { host, errors } = createFakeHost(core, folder)
  expect(await run([...exportOnly, '--data', 'lib', 'trip', 'a.jpg', 'tri'], host)).toBe(1)
  expect(orders).toMatchObject([{ photoIds: ['a', 'b'], folder }])
  expect(errors).toEqual(['/photos/tri: this library has no photograph there. Analyze it first.\n'])
})

it('measures photographs without a library', async () => {
  const { core, orders } = createExportingCore()
  const { host, printed, dataDirs } = createFakeHost(core, folder)
  expect(await run([...exportOnly, '--json', '--name', '{name} {date}', '--overwrite', 'trip'], host)).toBe(0)
  expect(dataDirs).toEqual([undefined])
  expect(orders).toMatchObject([{ photoIds: ['b', 'a'], nameTemplate: '{name} {date}', overwrite: true }])
  expect(printed.map((line) => JSON.parse(line))).toEqual([
    { type: 'exported', file: join(folder, 'b.md') },
    { type: 'exported', file: join(folder, 'a.md') },
  ])
})

it.each([
  [{ stopped: true }, 'The export was stopped. The files so far are whole.\n'],
  [{ leftOut: ['late.jpg'] }, 'late.jpg: It is not measured yet.\n'],
])('says what is missing: %j', async (how, sentence) => {
  const { host, errors } = createFakeHost(createExportingCore(how).core, folder)
  expect(await run([...exportOnly, '--data', 'lib'], host)).toBe(1)
  expect(errors).toEqual([sentence])
})

it('shows how far it is where somebody watches', async () => {
  const { host, errors } = createFakeHost(createExportingCore().core, folder)
  host.errors.isTTY = true
  await run([...exportOnly, '--data', 'lib'], host)
  expect(errors).toEqual(['\r\u001b[KExporting 1 of 2', '\r\u001b[K'])
})

it('exports the photographs of an analysis when it is over', async () => {
  const job = sampleJob('a-ansel', 'a')
  const { core: exporting, orders } = createExportingCore()
  const core = createFakeCore({
    ...exporting.api,
    'advisors.list': async () => ({
      advisors: [sampleAdvisor('ansel', 'Ansel Adams')],
      problems: [],
      own: [],
    }),
    'settings.get': async () => defaultSettings,
    'photos.add': async () => {
      const text = '## What I see\n\nA pier.\n'
      setImmediate(() => core.emit(...beginning(job), chunk(job, 0, text), ...completion(job, text)))
      return { photos: [photos[1]!], jobs: [job], skipped: [] }
    },
  })
  const { host, errors } = createFakeHost(core, folder)
  expect(await run(['--export', 'html', 'a.jpg'], host)).toBe(0)
  expect(orders).toMatchObject([{ format: 'html', photoIds: ['a'], advisorIds: ['ansel'], folder }])
  expect(errors).toEqual(['Exported to /photos/b.md\n', 'Exported to /photos/a.md\n'])
})

it('takes what words find, and what was asked of it', async () => {
  const { core, orders } = createExportingCore()
  const { host } = createFakeHost(core, folder)
  const more = ['--data', 'lib', '--find', 'pier', '--conversation']
  expect(await run([...exportOnly, ...more], host)).toBe(0)
  expect(orders).toMatchObject([{ filter: { text: 'pier' }, conversation: true }])
})

test.each([
  [['--conversation', 'a.jpg'], '--conversation wants --export. See --help.'],
  [['--find', 'pier', 'a.jpg'], '--find belongs to npm run export. See --help.'],
  [
    [...exportOnly, '--find', 'pier', 'a.jpg'],
    '--find wants words, and belongs to npm run export of a library, with --data, without --beside. See --help.',
  ],
  [
    ['--export-only', '--data', 'lib'],
    '--format is one of markdown, html, pdf, contact-sheet, contact-sheet-pdf, csv, json, xmp. See --help.',
  ],
  [
    ['--export-only', '--format', 'doc', 'a.jpg'],
    'There is no format doc: choose from markdown, html, pdf, contact-sheet, contact-sheet-pdf, csv, json, xmp. See --help.',
  ],
  [
    ['--export-only', '--format', 'csv'],
    'Name at least one photograph or folder, or a library with --data. See --help.',
  ],
  [['--format', 'csv', 'a.jpg'], '--format belongs to npm run export: here it is --export. See --help.'],
  [['--out', 'x', 'a.jpg'], '--out, --name and --overwrite want --export. See --help.'],
  [['--facts', '--export', 'csv', 'a.jpg'], '--facts exports nothing: npm run export does. See --help.'],
])('%j is wrong use', async (args, sentence) => {
  const { host, errors } = createFakeHost(createFakeCore(), folder)
  expect(await run(args, host)).toBe(2)
  expect(errors).toEqual([`${sentence}\n`])
})
