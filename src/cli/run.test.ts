import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '../shared/errors.ts'
import type { EventBody } from '../shared/events.ts'
import { defaultSettings } from '../shared/settings.ts'
import { run } from './run.ts'
import { createFakeCore, type FakeCore } from './testing/fakeCore.ts'
import { createFakeHost } from './testing/fakeHost.ts'
import {
  beginning,
  chunk,
  completion,
  done,
  sampleAdvisor,
  sampleJob,
  samplePhoto,
} from '../shared/testing/samples.ts'
import type { Skipped } from '../shared/skipped.ts'

const folder = join('/', 'photos')
const text = '## What I see\n\nA dark frame.\n'
const job = sampleJob('pier.jpg-ansel', 'pier.jpg')
const wholeJob = [...beginning(job), chunk(job, 0, text), ...completion(job, text)]

/** A core that accepts photos called after their files; then come `events`, and `afterwards` is called. */
function createAcceptingCore(
  events: EventBody[] = [],
  afterwards = (): void => undefined,
  skipped: Skipped[] = [],
): FakeCore {
  const core = createFakeCore({
    'advisors.list': () =>
      Promise.resolve({
        advisors: [sampleAdvisor('ansel', 'Ansel Adams'), sampleAdvisor('okeefe', "Georgia O'Keeffe")],
        problems: [{ file: 'mine.md', message: 'The bio is missing.' }],
        own: [],
      }),
    'settings.get': () => Promise.resolve(defaultSettings),
    'photos.add': ({ paths = [], advisorIds }) => {
      const photos = paths.map((path) => samplePhoto(basename(path), { path, name: basename(path) }))
      const jobs = photos.flatMap(({ id }) =>
        advisorIds.map((advisorId) => sampleJob(`${id}-${advisorId}`, id, { advisorId })),
      )
      setImmediate(() => {
        core.emit(...events)
        afterwards()
      })
      return Promise.resolve({ photos, jobs, skipped })
    },
  })
  return core
}

const notes = { name: 'trip/notes.txt', reason: 'This is not a photo format.', failed: false }
const locked = { name: 'trip/locked', reason: 'This folder cannot be read.', failed: true }

describe('run', () => {
  it('prints every event as it was emitted when nobody watches, and returns 0 when all completed', async () => {
    const { host, events, errors } = createFakeHost(createAcceptingCore(wholeJob), folder)
    expect(await run(['pier.jpg'], host)).toBe(0)
    expect(events().map((event) => event.type)).toEqual([
      'connection',
      ...wholeJob.map((event) => event.type),
    ])
    expect(events().map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(errors).toEqual(['mine.md: The bio is missing.\n'])
  })

  it('shows the live view on a terminal', async () => {
    const { host, terminal, held } = createFakeHost(createAcceptingCore(wholeJob), folder, {
      isTTY: true,
    })
    expect(await run(['pier.jpg'], host)).toBe(0)
    expect(held).toEqual(['hold', 'release'])
    expect(terminal.lines()).toContain('A dark frame.')
    expect(terminal.cursorHidden()).toBe(false)
  })

  it('prints events on a terminal too with --json', async () => {
    const { host, events, held } = createFakeHost(createAcceptingCore(wholeJob), folder, { isTTY: true })
    expect(await run(['pier.jpg', '--json'], host)).toBe(0)
    expect(held).toEqual([])
    expect(events()).toHaveLength(8)
  })

  it('asks for every photo and advisor that is named, and resolves the model file', async () => {
    const orders: unknown[] = []
    const core = createAcceptingCore()
    core.api['photos.add'] = (order) => {
      orders.push(order)
      return Promise.resolve({ photos: [], jobs: [], skipped: [] })
    }
    const { host, dataDirs } = createFakeHost(core, folder)
    await run(['pier.jpg', '.', '--advisor', 'ansel,okeefe', '--model', 'm.gguf', '--data', 'kept'], host)
    const paths = [join(folder, 'pier.jpg'), folder]
    expect(orders).toEqual([{ paths, advisorIds: ['ansel', 'okeefe'], modelId: join(folder, 'm.gguf') }])
    expect(dataDirs).toEqual(['kept'])
  })

  it('returns 1 with a sentence when a job fails', async () => {
    const error = { code: 'timeout', message: 'It took too long.', retryable: false } as const
    const events: EventBody[] = [{ type: 'error', jobId: job.id, attempt: 1, ...error }, done(job, 'failed')]
    const { host, errors } = createFakeHost(createAcceptingCore(events), folder)
    expect(await run(['pier.jpg'], host)).toBe(1)
    expect(errors.at(-1)).toBe('pier.jpg (ansel): It took too long.\n')
  })

  it.each([
    ['once on a terminal, in its turn', true, []],
    [
      'on standard error too, where that goes elsewhere',
      false,
      ['pier.jpg (ansel): It took too long. Wait.\n'],
    ],
  ])('tells a failure %s', async (_, isTTY, sentences) => {
    const failed = { ...job, status: 'failed', errorMessage: 'It took too long.' } as const
    const error = { code: 'timeout', message: 'It took too long.', hint: 'Wait.', retryable: false } as const
    const events: EventBody[] = [
      ...beginning(job),
      { type: 'error', jobId: job.id, attempt: 1, ...error },
      { type: 'status_update', jobId: job.id, attempt: 1, job: failed },
      done(job, 'failed'),
    ]
    const { host, terminal, errors } = createFakeHost(createAcceptingCore(events), folder, { isTTY: true })
    expect(await run(['pier.jpg'], { ...host, errors: { ...host.errors, isTTY } })).toBe(1)
    expect(terminal.lines().filter((line) => line.includes('too long'))).toEqual([
      '✗ It took too long. Wait.',
    ])
    expect(errors.slice(1)).toEqual(sentences)
  })

  it('returns 1 when the queue stops by itself, and does not wait for more', async () => {
    const core = createAcceptingCore([{ type: 'queue_update', paused: 'The engine stopped.' }])
    const { host, errors } = createFakeHost(core, folder)
    expect(await run(['pier.jpg'], host)).toBe(1)
    expect(errors.at(-1)).toBe('The engine stopped.\n')
  })

  it('stops the queue at Ctrl-C and waits until the job says that it is over', async () => {
    const core = createAcceptingCore([], () => fake.stop.abort())
    core.api['queue.stop'] = () => {
      setImmediate(() => core.emit(done(job, 'cancelled')))
      return Promise.resolve({ stoppedAt: 0, cancelled: 1 })
    }
    const fake = createFakeHost(core, folder)
    expect(await run(['pier.jpg'], fake.host)).toBe(1)
    expect(fake.events().at(-1)).toMatchObject({ type: 'done', status: 'cancelled' })
  })

  it.each([
    ['EPIPE', []],
    ['ENOSPC', ['The output cannot be written: write ENOSPC.\n']],
  ])('waits for nothing when standard output breaks with %s', async (code, sentences) => {
    const broken = Object.assign(new Error(`write ${code}`), { code })
    const fake = createFakeHost(
      createAcceptingCore([], () => fake.quit.abort(broken)),
      folder,
    )
    expect(await run(['pier.jpg'], fake.host)).toBe(1)
    expect(fake.errors).toEqual(['mine.md: The bio is missing.\n', ...sentences])
  })

  it('says what was skipped and why, among the events and as a sentence, and returns 0 for it', async () => {
    const core = createAcceptingCore(wholeJob, undefined, [notes])
    const { host, printed, errors } = createFakeHost(core, folder)
    expect(await run(['pier.jpg'], host)).toBe(0)
    expect(printed[1]).toBe(`${JSON.stringify({ type: 'skipped', ...notes })}\n`)
    expect(errors.at(-1)).toBe('trip/notes.txt: This is not a photo format.\n')
  })

  it('says so beside the live view, too', async () => {
    const core = createAcceptingCore(wholeJob, undefined, [notes])
    const { host, terminal, errors } = createFakeHost(core, folder, { isTTY: true })
    expect(await run(['pier.jpg'], host)).toBe(0)
    expect(errors.at(-1)).toBe('trip/notes.txt: This is not a photo format.\n')
    expect(terminal.lines().join('\n')).not.toContain('skipped')
  })

  it('returns 1 when a folder could not be searched, though all else completed', async () => {
    const { host, errors } = createFakeHost(createAcceptingCore(wholeJob, undefined, [notes, locked]), folder)
    expect(await run(['pier.jpg'], host)).toBe(1)
    expect(errors.at(-1)).toBe('trip/locked: This folder cannot be read.\n')
  })

  it('returns 1 when nothing was readable', async () => {
    const core = createAcceptingCore([], undefined, [notes])
    const { 'photos.add': add } = core.api
    core.api['photos.add'] = (order) => add({ ...order, paths: [] })
    const { host, errors } = createFakeHost(core, folder)
    expect(await run(['trip/notes.txt'], host)).toBe(1)
    expect(errors.at(-1)).toBe('trip/notes.txt: This is not a photo format.\n')
  })

  it('returns 2 for wrong use and names the advisors it knows', async () => {
    const { host, errors } = createFakeHost(createAcceptingCore(), folder)
    expect(await run(['pier.jpg', '--advisor', 'adams'], host)).toBe(2)
    expect(errors.at(-1)).toBe('No advisor is called adams. Known: ansel, okeefe.\n')
    expect(await run(['--frobnicate'], host)).toBe(2)
    expect(errors.at(-1)).toBe("Unknown option '--frobnicate'. See --help.\n")
  })

  it.each([
    ['store-busy', 2],
    ['store-unwritable', 1],
  ] as const)('returns for %s the code %i', async (code, expected) => {
    const { host, errors } = createFakeHost(createFakeCore(), folder)
    host.withCore = () => Promise.reject(new AppError(code, 'The folder is not free.'))
    expect(await run(['pier.jpg', '--data', 'kept'], host)).toBe(expected)
    expect(errors).toEqual(['The folder is not free.\n'])
  })

  it('does not dress up a fault of the program', async () => {
    const { host } = createFakeHost(createFakeCore(), folder)
    host.withCore = () => Promise.reject(new TypeError('x is not a function'))
    await expect(run(['pier.jpg'], host)).rejects.toThrow('x is not a function')
  })

  it('prints help and version', async () => {
    const { host, printed } = createFakeHost(createFakeCore(), folder)
    expect(await run(['--help'], host)).toBe(0)
    expect(await run(['--version'], host)).toBe(0)
    expect(printed).toEqual([expect.stringContaining('--list-advisors'), '1.2.3\n'])
  })

  it('lists the advisors for people and as JSON', async () => {
    const { host, printed } = createFakeHost(createAcceptingCore(), folder)
    expect(await run(['--list-advisors'], host)).toBe(0)
    expect(printed.pop()).toBe(
      "ansel   Ansel Adams (1902-1984): Straight photography\nokeefe  Georgia O'Keeffe (1902-1984): Straight photography\n",
    )
    expect(await run(['--list-advisors', '--json'], host)).toBe(0)
    const parsed = printed
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(parsed).toEqual([
      sampleAdvisor('ansel', 'Ansel Adams'),
      sampleAdvisor('okeefe', "Georgia O'Keeffe"),
    ])
  })
})
