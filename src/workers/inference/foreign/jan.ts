// Jan's models: a model.yml in a folder each, which names the file and its eyes.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, sep } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readShort } from './places.ts'

const modelSchema = z.object({
  name: z.string().optional(),
  model_path: z.string().min(1),
  mmproj_path: z.string().min(1).nullish(),
})

type JanModel = { title: string; path: string; projectorPath: string | null }

/** Ids may nest. */
const depth = 6
const modelsOf = (data: string): string => join(data, 'llamacpp', 'models')

/** Models of Jan's data folder whose file is there. Throws the system's error where it may not be read. */
export function janModels(data: string): JanModel[] {
  return existsSync(modelsOf(data))
    ? notes(modelsOf(data), 0).flatMap((note) => readNote(note, data) ?? [])
    : []
}

function notes(folder: string, level: number): string[] {
  if (level > depth) return []
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return notes(join(folder, entry.name), level + 1)
      return entry.name === 'model.yml' ? [join(folder, entry.name)] : []
    })
}

/** Paths in it count from the data folder. */
function readNote(path: string, data: string): JanModel | null {
  const note = modelSchema.safeParse(parseYaml(readShort(path) ?? ''))
  if (!note.success) return null
  const at = (named: string): string => (isAbsolute(named) ? named : join(data, named))
  const { name, model_path: model, mmproj_path: eyes } = note.data
  if (!isFile(at(model))) return null
  const projectorPath = eyes && isFile(at(eyes)) ? at(eyes) : null
  return { title: name ?? dirname(path).slice(modelsOf(data).length + 1), path: at(model), projectorPath }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/** The eyes that Jan's note beside this model gives it; null where there is none. */
export function janEyes(modelPath: string): string | null {
  const note = join(dirname(modelPath), 'model.yml')
  const [data] = dirname(modelPath).split(`${sep}llamacpp${sep}models${sep}`)
  if (data === undefined || data === dirname(modelPath)) return null
  const model = readNote(note, data)
  return model?.path === modelPath ? model.projectorPath : null
}
