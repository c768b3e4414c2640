// The models that other programs have fetched. Opens every folder for reading only and leaves nothing in it.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type {
  ForeignFolder,
  ForeignModel,
  ForeignProgram,
  Surroundings,
} from '../../../shared/foreignModels.ts'
import { fileTitle } from '../modelParts.ts'
import { janModels } from './jan.ts'
import { ollamaModels } from './ollama.ts'
import { foreignPlaces, type Place } from './places.ts'
import { modelFilesBelow } from './tree.ts'

export type Scan = { folders: ForeignFolder[]; models: ForeignModel[] }

/** `look` false: which folders are there, and nothing of what is in them. Lists each file once, whoever shares it. */
export function scanForeign(around: Surroundings, look: boolean): Scan {
  const seen = new Set<string>()
  const models: ForeignModel[] = []
  const folders = foreignPlaces(around).map((place): ForeignFolder => {
    const folder = { program: place.program, path: place.folder }
    if (!look) return { ...folder, models: null, notice: null }
    const unreadable = `The models of ${place.program} may not be read by this user.`
    try {
      let closed = 0
      const found = modelsIn(place).filter(({ path }) => {
        try {
          return isNew(path, seen) && isGguf(path)
        } catch (error) {
          assertOfSystem(error)
          closed++
          return false
        }
      })
      models.push(...found)
      const notice = found.length === 0 && closed > 0 ? unreadable : null
      return { ...folder, models: found.length, notice }
    } catch (error) {
      assertOfSystem(error)
      return { ...folder, models: null, notice: unreadable }
    }
  })
  return { folders, models }
}

/** Throws what is no error of the system. */
function assertOfSystem(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code === undefined) throw error
}

/** Programs that say in files of their own which models they have. */
const stores: Partial<Record<ForeignProgram, typeof janModels>> = { Ollama: ollamaModels, Jan: janModels }

function modelsIn({ program, folder }: Place): ForeignModel[] {
  const named = stores[program]
  if (named) return named(folder).map(({ title, path }) => ({ program, title, path }))
  return modelFilesBelow(folder).map((path) => ({ program, title: fileTitle(basename(path)), path }))
}

/** By device and number: two programs may link the same file. */
function isNew(path: string, seen: Set<string>): boolean {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  const key = stats && stats.ino > 0n ? `${stats.dev}:${stats.ino}` : path
  if (!stats || seen.has(key)) return false
  seen.add(key)
  return true
}

/** Ollama's files have no ending, and it keeps models of other formats as well. */
function isGguf(path: string): boolean {
  const descriptor = openSync(path, 'r')
  try {
    const start = Buffer.alloc(4)
    return readSync(descriptor, start, 0, 4, 0) === 4 && start.toString('latin1') === 'GGUF'
  } finally {
    closeSync(descriptor)
  }
}
