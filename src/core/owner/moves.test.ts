// The data folder, its database or its lock is taken away or replaced under a core at work: nothing is acknowledged
// that the next start would not find, nobody else becomes its owner, and all goes on when it is back.
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { MondrianEvent } from '../../shared/events.ts'
import type { InferenceReply } from '../../shared/workers.ts'
import {
  modelId,
  openMemoryCore,
  temporaryFolder,
  writeCritique,
} from '../../server/http/testing/memoryCore.ts'
import { createManualClock } from '../manualClock.ts'
import { emptyFindings, memoryPhotoChild, type MemoryPhoto } from '../photos/testing/memoryPhotoChild.ts'
import type { MemoryChild } from '../workers/memoryStarter.ts'

const sentence = 'The data folder was moved or replaced.'
const refused = expect.objectContaining({ code: 'folder-moved', message: sentence }) as Error

type Folder = { data: string; aside: string }

/** What happens to the folder, how it is undone, and how a second start at its path ends meanwhile. */
const events = {
  removed: {
    happen: ({ data }: Folder) => rmSync(data, { recursive: true }),
    undo: null,
    second: 'another folder',
  },
  moved: {
    happen: ({ data, aside }: Folder) => renameSync(data, aside),
    undo: ({ data, aside }: Folder) => {
      rmSync(data, { recursive: true })
      renameSync(aside, data)
    },
    second: 'another folder',
  },
  replaced: {
    happen: ({ data, aside }: Folder) => {
      renameSync(data, aside)
      mkdirSync(data)
    },
    undo: ({ data, aside }: Folder) => {
      rmSync(data, { recursive: true })
      renameSync(aside, data)
    },
    second: 'another folder',
  },
  'database replaced': {
    happen: ({ data, aside }: Folder) => {
      renameSync(join(data, 'mondrian.db'), aside)
      cpSync(aside, join(data, 'mondrian.db'))
    },
    undo: ({ data, aside }: Folder) => renameSync(aside, join(data, 'mondrian.db')),
    second: 'store-busy',
  },
  'lock replaced': {
    happen: ({ data, aside }: Folder) => {
      renameSync(join(data, 'owner.lock'), aside)
      writeFileSync(join(data, 'owner.lock'), '')
    },
    undo: ({ data, aside }: Folder) => renameSync(aside, join(data, 'owner.lock')),
    second: 'store-busy',
  },
}
const activities = ['idle', 'measuring', 'writing'] as const
const cells = (Object.keys(events) as (keyof typeof events)[]).flatMap((name) =>
  activities.map((activity) => [name, activity] as const),
)

/** A core that is busy as `activity` says until `finish` is called. */
async function start(activity: (typeof activities)[number]) {
  const base = await temporaryFolder()
  const folder: Folder = { data: join(base, 'data'), aside: join(base, 'aside') }
  const photo = join(base, 'photo.jpg')
  writeFileSync(photo, 'a photo')
  const clock = createManualClock()
  const begun = Promise.withResolvers<void>()
  let finish = (): void => undefined
  let isFirst = true
  const held =
    <Args extends unknown[]>(when: string, act: (...args: Args) => void) =>
    (...args: Args): void => {
      if (activity !== when || !isFirst) return act(...args)
      isFirst = false
      finish = () => act(...args)
      begun.resolve()
    }
  const measure = memoryPhotoChild(
    held('measuring', (child: MemoryChild, { requestId }: MemoryPhoto) =>
      emptyFindings(requestId).forEach(child.post),
    ),
  )
  const write = held('writing', (post: (reply: InferenceReply) => void, requestId: string) => {
    clock.advance(100)
    writeCritique(post, requestId)
  })
  const { core } = await openMemoryCore(folder.data, { write, clock, measure })
  const told: MondrianEvent[] = []
  core.on((event) => told.push(event))
  const submit = async (): Promise<string> => {
    const command = { paths: [photo], advisorIds: ['ansel'], modelId }
    return (await core.api['photos.add'](command)).jobs[0]!.id
  }
  const acknowledged = [await submit()]
  if (activity === 'idle') await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ type: 'done' }))
  else await begun.promise
  return { folder, clock, core, told, submit, acknowledged, finish: () => finish() }
}

/** How a start in `dataDir` ends: with the code of its error, or with a folder that holds none of `jobs`. */
async function secondStart(dataDir: string, jobs: string[]): Promise<string> {
  try {
    const { core } = await openMemoryCore(dataDir)
    const known = await core.api['jobs.list']({ limit: 500 })
    await core.close()
    return known.jobs.some(({ id }) => jobs.includes(id)) ? 'a second owner' : 'another folder'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each(cells)('folder %s while %s', async (name, activity) => {
  const { happen, undo, second } = events[name]
  const { folder, clock, core, told, submit, acknowledged, finish } = await start(activity)
  const before = [submit(), submit()]
  happen(folder)
  const during = await Promise.allSettled([...before, submit(), core.upload('a.jpg', none())])
  for (const { reason } of during.filter((each) => each.status === 'rejected'))
    expect(reason).toEqual(refused)
  expect(during.slice(-2).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  for (const each of during) if (each.status === 'fulfilled') acknowledged.push(each.value)

  clock.advance(5000)
  expect(told.filter(({ type }) => type === 'queue_update').at(-1)).toMatchObject({ paused: sentence })
  await expect(core.api['queue.resume']({})).rejects.toEqual(refused)
  const toldBefore = told.length
  finish()
  clock.advance(5000)
  expect(await secondStart(folder.data, acknowledged)).toBe(second)
  const types = told.slice(toldBefore).map(({ type }) => type)
  expect(types).not.toContain('done')
  if (undo === null) return

  undo(folder)
  expect(await secondStart(folder.data, acknowledged)).toBe('store-busy')
  clock.advance(1000)
  expect(told.filter(({ type }) => type === 'queue_update').at(-1)).toMatchObject({ paused: null })
  acknowledged.push(await submit())
  await vi.waitFor(async () => {
    clock.advance(1000)
    const { jobs } = await core.api['jobs.list']({ limit: 500 })
    expect(jobs.map(({ status }) => status)).toEqual(jobs.map(() => 'completed'))
  })
  await core.close()
  const { core: next } = await openMemoryCore(folder.data)
  const { jobs } = await next.api['jobs.list']({ limit: 500 })
  expect(jobs.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
  expect(told.filter(({ type }) => type === 'analysis_complete')).toHaveLength(jobs.length)
  const connection: MondrianEvent[] = []
  next.on((event) => connection.push(event))
  expect(connection[0]).toMatchObject({ notice: null })
})

async function* none(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('bytes')
  await Promise.resolve()
}
