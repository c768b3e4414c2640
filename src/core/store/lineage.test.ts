import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore, type Store } from './index.ts'
import { lineageFile } from './lineage.ts'
import { addPhoto, temporaryFolder } from './store.fixture.ts'

const open = (dataDir: string): Store => openStore({ dataDir, now: () => Date.UTC(2026, 0, 31) })
/** Opens and closes the store; what was told, and the id of the library then. */
function visit(dataDir: string, work: (store: Store) => void = () => undefined) {
  const store = open(dataDir)
  work(store)
  store.close()
  return { told: store.incident?.kind ?? null, id: store.libraryId }
}
const database = (folder: string): string => join(folder, 'mondrian.db')
const mark = (folder: string): string => join(folder, lineageFile)

describe('a folder and its database', () => {
  it('belong together from start to start', () => {
    const folder = temporaryFolder()
    const first = visit(folder, (store) => addPhoto(store))
    expect(first.told).toBeNull()
    expect([visit(folder), visit(folder)]).toEqual([first, first])
  })

  it('belong together after a crash between the writes to one and the other', () => {
    const folder = temporaryFolder()
    const first = visit(folder)
    const before = readFileSync(mark(folder))
    expect(visit(folder)).toEqual(first)
    writeFileSync(mark(folder), before)
    expect([visit(folder), visit(folder)]).toEqual([first, first])
  })

  it.each(['gone', 'garbled'])('begin anew where the mark is %s, and nothing is told', (state) => {
    const folder = temporaryFolder()
    const first = visit(folder)
    if (state === 'gone') rmSync(mark(folder))
    else writeFileSync(mark(folder), Buffer.alloc(60))
    const second = visit(folder)
    expect(second.told).toBeNull()
    expect(second.id).not.toBe(first.id)
    expect(visit(folder)).toEqual(second)
  })
})

describe('another database in the folder is told once, and is the library from then on', () => {
  const swaps: Record<string, (folder: string) => unknown> = {
    'an older copy': (folder) => {
      copyFileSync(database(folder), join(folder, 'copy'))
      visit(folder, (store) => addPhoto(store))
      copyFileSync(join(folder, 'copy'), database(folder))
    },
    'one of another folder': (folder) => {
      const other = temporaryFolder()
      visit(other)
      copyFileSync(database(other), database(folder))
    },
    'a backup of this session': async (folder) => {
      const store = open(folder)
      addPhoto(store)
      await store.backup()
      addPhoto(store)
      store.close()
      const [backup] = readdirSync(join(folder, 'backups'))
      copyFileSync(join(folder, 'backups', String(backup)), database(folder))
    },
    'an older copy, and the mark is gone, too': async (folder) => {
      copyFileSync(database(folder), join(folder, 'copy'))
      const store = open(folder)
      await store.backup()
      store.close()
      copyFileSync(join(folder, 'copy'), database(folder))
      rmSync(mark(folder))
    },
  }
  it.each(Object.keys(swaps))('%s', async (name) => {
    const folder = temporaryFolder()
    const first = visit(folder)
    await swaps[name]?.(folder)
    const second = visit(folder)
    expect(second.told).toBe('swapped')
    expect(second.id).not.toBe(first.id)
    expect(visit(folder)).toEqual({ ...second, told: null })
  })
})

describe('no database in a folder that was used is a loss, which is told without any backup', () => {
  it.each([lineageFile, join('uploads', 'a'), join('photos', 'a')])('as %s says', (left) => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'photos'))
    if (left === lineageFile) visit(folder)
    else mkdirSync(join(folder, left), { recursive: true })
    rmSync(database(folder), { force: true })
    rmSync(join(folder, 'backups'), { recursive: true, force: true })
    const store = open(folder)
    store.close()
    expect(store.incident).toMatchObject({
      kind: 'replaced',
      message: expect.stringMatching(/was missing\. There was no backup to restore\./) as string,
    })
    expect(visit(folder).told).toBeNull()
  })
})
