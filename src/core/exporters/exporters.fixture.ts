// What the tests of this folder share: a library with measured photographs, their small pictures and critiques.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Flag } from '../../shared/critique.ts'
import type { EventBody } from '../../shared/events.ts'
import type { ExportFormat } from '../../shared/exports.ts'
import { emptyCamera, type Photo } from '../../shared/photos.ts'
import type { Remark } from '../../shared/remarks.ts'
import { sampleAdvisor, sampleFacts } from '../../shared/testing/samples.ts'
import { systemClock } from '../clock.ts'
import { critique } from '../store/critique.fixture.ts'
import type { Photos } from '../photos/index.ts'
import { claim, openTestStore, temporaryFolder } from '../store/store.fixture.ts'
import { exportFiles, type ExportFile } from './files.ts'
import type { ExportHost } from './place.ts'
import { createExports } from './service.ts'

/** 31 January 2026, noon: the same day all over the world. */
export const exportedAt = Date.UTC(2026, 0, 31, 12)

export const advisors = [sampleAdvisor('ansel', 'Ansel Adams'), sampleAdvisor('weston', 'Edward Weston')]

type Wanted = Partial<Pick<Photo, 'name' | 'camera' | 'warning' | 'status'>>

/** A library in a folder of its own. */
export function openLibrary() {
  const dataDir = temporaryFolder()
  const store = openTestStore(dataDir)
  let count = 0
  const addPhoto = ({
    name = 'pier.jpg',
    camera = emptyCamera,
    status = 'measured',
    warning = null,
  }: Wanted = {}): string => {
    const id = `photo-${++count}`
    store.photos.insert({ id, name, path: `/secret/${name}`, addedAt: count })
    const score = { overall: 7.5, tones: 7, sharpness: 8, level: null, neutrality: null }
    const file = { width: 1600, height: 1067, format: 'jpeg', rendition: 'original', size: 412_000 } as const
    if (status !== 'measured') return id
    store.photos.update(id, { ...file, status, camera, warning, measurementScore: score })
    store.facts.put(id, sampleFacts, true)
    mkdirSync(join(dataDir, 'photos', id), { recursive: true })
    for (const which of ['thumb', 'model']) writeFileSync(join(dataDir, 'photos', id, `${which}.jpg`), which)
    return id
  }
  const addCritique = (
    photoId: string,
    markdown = '## What I see\nA pier.\n',
    { advisorId = 'ansel', flags = [] as Flag[], remarks = [] as Remark[] } = {},
  ): string => {
    const id = `job-${++count}`
    store.jobs.insert({ id, photoId, advisorId, modelId: '/models/starter.gguf', now: 1 })
    const { lease } = claim(store)
    store.jobs.complete(lease, {
      critique: { ...critique(markdown), flags, remarks },
      figures: { completionTokens: 9 },
      now: exportedAt,
    })
    return id
  }
  const events: EventBody[] = []
  /** Says what it is given, and what was there. */
  const sidecar: Photos['sidecar'] = async (_photo, content, existing) => ({
    xmp: Buffer.from(JSON.stringify({ content, existing: existing && Buffer.from(existing).toString() })),
    stated: [],
    kept: [],
  })
  const openExports = (host: ExportHost = {}) =>
    createExports({
      store,
      hub: { emit: (event) => void events.push(event) },
      clock: systemClock,
      dataDir,
      version: '1.2.3',
      advisors: async () => ({ advisors }),
      wallNow: () => exportedAt,
      photos: {
        sidecar,
        async preview({ id }, operations, size) {
          const folder = join(dataDir, 'photos', id, 'previews')
          mkdirSync(folder, { recursive: true })
          writeFileSync(join(folder, 'made.jpg'), `${size} ${JSON.stringify(operations)}`)
          return { name: 'made', width: 3, height: 2 }
        },
      },
      metadata: { run: () => Promise.reject(new Error('Nothing is written into photographs here.')) },
      host,
    })
  /** Every file of an export by its name. */
  const exported = async (format: ExportFormat, nameTemplate?: string): Promise<Map<string, string>> => {
    const order = { format, ...(nameTemplate !== undefined && { nameTemplate }) }
    const names = new Map(advisors.map(({ id, name }) => [id, name]))
    const source = { store, dataDir, photos: { sidecar }, nameOf: (id: string) => names.get(id) ?? id }
    const means = {
      advisors,
      application: 'Mondrian 1.2.3',
      exportedAt: new Date(exportedAt),
      print: unprinted,
      conversation: true,
    }
    const { signal } = new AbortController()
    const run = {
      source,
      means,
      order,
      ids: store.photos.ids(),
      signal,
      leftOut: () => undefined,
      onPhoto: () => undefined,
    }
    return textsOf(exportFiles(run))
  }
  return { dataDir, store, addPhoto, addCritique, events, openExports, exported }
}

/** What would be printed. */
async function* unprinted(html: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of html) yield Buffer.from(piece)
}

/** The whole of each file by its name. */
export async function textsOf(files: AsyncIterable<ExportFile>): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for await (const { name, text } of files) texts.set(name, (await gathered(text)).map(String).join(''))
  return texts
}

/** All that comes, in its order. */
export async function gathered<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
