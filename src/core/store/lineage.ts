// Which database a data folder was last used with. The database and a small file beside it carry the same id and a
// number that rises with every start and every backup: an older copy, or another database, is noticed by them.
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { publish } from './backups.ts'
import type { Database } from './db.ts'
import { readRow } from './rows.ts'
import { inStoreWords } from './storeError.ts'

const lineageSchema = z.object({ id: z.uuid(), generation: z.int().min(0) })
export type Lineage = z.infer<typeof lineageSchema>

/** The file with the folder's side, in the data folder. */
export const lineageFile = 'library.json'

/**
 * `known`: the database is the one this folder was last used with. `first`: the folder was used with none, or by a
 * version that did not keep account. `swapped`: it was used with another one, or with this one at a later state.
 */
export type Kinship = 'known' | 'first' | 'swapped'

const rowSchema = z.object({ id: z.uuid().nullable().catch(null), generation: z.int() })
type Row = z.infer<typeof rowSchema>

/** The folder's side; null where there is none that can be read. */
export function folderLineage(dataDir: string): Lineage | null {
  try {
    return parseLineage(readFileSync(join(dataDir, lineageFile), 'utf8'))
  } catch {
    return null
  }
}

/** What `lineageFile` or a copy of it says; null where it is damaged. */
export function parseLineage(text: string): Lineage | null {
  try {
    return lineageSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** How the database relates to its folder, of whose backups the newest has the generation `newestBackup`. */
export function kinship(db: Database, folder: Lineage | null, newestBackup: number): Kinship {
  const { id, generation } = databaseRow(db)
  // The number of a database moves on as soon as a backup has the old one.
  if (generation < newestBackup) return 'swapped'
  if (folder === null) return 'first'
  // One ahead of its folder: the app was killed between the two writes.
  const isNext = generation === folder.generation || generation === folder.generation + 1
  return id === folder.id && isNext ? 'known' : 'swapped'
}

/** Makes the two belong together from now on, under a new id and a number above all earlier ones. */
export function adopt(db: Database, dataDir: string, newestBackup: number): Lineage {
  const folder = folderLineage(dataDir)
  const generation = Math.max(databaseRow(db).generation, folder?.generation ?? 0, newestBackup) + 1
  return store(db, dataDir, { id: randomUUID(), generation })
}

/** Moves both on to the next number. Throws AppError `disk-full`, `store-unwritable`. */
export function advance(db: Database, dataDir: string): Lineage {
  const { id, generation } = databaseRow(db)
  if (id === null) return adopt(db, dataDir, 0)
  // Never more than one ahead of the folder, which may have failed to be written before.
  const isAhead = folderLineage(dataDir)?.generation !== generation
  return store(db, dataDir, { id, generation: isAhead ? generation : generation + 1 })
}

/** The number that the database has now; 0 before it had any. */
export const generationOf = (db: Database): number => databaseRow(db).generation

/** In the database first: an older database can never look like the one that this folder knows. */
function store(db: Database, dataDir: string, lineage: Lineage): Lineage {
  db.prepare('UPDATE meta SET library_id = @id, generation = @generation').run(lineage)
  const file = join(dataDir, lineageFile)
  const partial = `${file}.partial`
  try {
    inStoreWords(() => writeFileSync(partial, JSON.stringify(lineage), { mode: 0o600 }))
    publish(partial, file)
  } finally {
    rmSync(partial, { force: true })
  }
  return lineage
}

function databaseRow(db: Database): Row {
  return readRow(rowSchema, db.prepare('SELECT library_id AS id, generation FROM meta').get())
}
