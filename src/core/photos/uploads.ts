// Photographs that came as bytes instead of a path: one folder each in the data folder, named by a random id.
// A name given by a client is shown and never used in a path.
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { plainLine } from '../../shared/plainText.ts'
import { syncFile, syncFolder } from '../store/durable.ts'
import { storeError } from '../store/storeError.ts'
import { markDraft } from './drafts.ts'
import { uploadFolder, uploadParts, uploadsFolder } from './uploadFolder.ts'

/** A photograph to be added; `id` where it has one already, `companion` its raw file. */
export type PhotoSource = {
  path: string
  name?: string
  id?: string
  companion?: { name: string; path: string }
}

/** UTF-16 units. */
const longestName = 200
/** An ending that is worth keeping where a name is cut: it tells a raw file from its JPEG. */
const ending = /\.[A-Za-z0-9]{1,10}$/
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The last part of a client's file name, fit to be shown: without control characters, and without invisible ones but
 * where a script or an emoji is written with them. One that is too long loses whole characters before its ending.
 */
export function shownName(given: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? ''
  const name = shortened(
    plainLine(base)
      .replaceAll(/[\p{Cc}\ufffd\u061c\u200e\u200f]/gu, '')
      .trim(),
  )
  return name === '' || name === '.' || name === '..' ? 'photo' : name
}

function shortened(name: string): string {
  if (name.length <= longestName) return name
  const end = ending.exec(name)?.[0] ?? ''
  let kept = ''
  for (const { segment } of characters.segment(name.slice(0, name.length - end.length))) {
    if (kept.length + segment.length + end.length > longestName) break
    kept += segment
  }
  return kept + end
}

/**
 * Writes `body` to disk as it comes and returns the upload's id: a power cut after that takes nothing of it. Leaves nothing behind when `body` throws.
 * Rejects with what `body` throws, `disk-full`, `store-unwritable`.
 */
export async function saveUpload(
  dataDir: string,
  name: string,
  body: AsyncIterable<Uint8Array>,
): Promise<string> {
  const id = randomUUID()
  const folder = uploadFolder(dataDir, id)
  try {
    // The folder around it is there; where it is not, the data folder was moved, and none is made in its place.
    await mkdir(folder, { mode: 0o700 })
    await markDraft(dataDir, id)
    await writeFile(join(folder, uploadParts.original), body, { flag: 'wx', mode: 0o600 })
    // Last: an upload with a name is complete.
    await writeFile(join(folder, uploadParts.name), shownName(name), { flag: 'wx', mode: 0o600 })
    await Promise.all([uploadParts.original, uploadParts.name].map((part) => syncFile(join(folder, part))))
    await Promise.all([syncFolder(folder), syncFolder(uploadsFolder(dataDir))])
    return id
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw storeError(error)
  }
}

/** The complete upload `id`, which must be a UUID. Its photo gets the same id. Rejects with `not-found`. */
export async function findUpload(dataDir: string, id: string): Promise<PhotoSource> {
  const folder = uploadFolder(dataDir, id)
  const name = await readFile(join(folder, uploadParts.name), 'utf8').catch((error: unknown) => {
    throw new AppError('not-found', 'This upload is not here (any more).', {
      hint: 'Upload the photograph again.',
      cause: error,
    })
  })
  return { id, name, path: join(folder, uploadParts.original) }
}

/** What takes an upload: as `saveUpload`, and it stays only where `assertHere` still finds the data folder. */
export const uploadInto =
  (dataDir: string, assertHere: () => void) =>
  async (name: string, body: AsyncIterable<Uint8Array>): Promise<string> => {
    assertHere()
    const id = await saveUpload(dataDir, name, body)
    try {
      assertHere()
      return id
    } catch (error) {
      await removeUpload(dataDir, id)
      throw error
    }
  }

export function removeUpload(dataDir: string, id: string): Promise<void> {
  return rm(uploadFolder(dataDir, id), { recursive: true, force: true })
}
