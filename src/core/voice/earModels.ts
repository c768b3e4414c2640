// Which speech models are here, by the names of their files. Opens none.
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, parse } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { SpokenLanguage } from '../../shared/voice.ts'
import type { ModelFolders } from '../models/index.ts'

export type EarModel = {
  /** Its file's name without its ending. */
  name: string
  path: string
}

/** As whisper.cpp's models are called; silero is the name of one that only tells speech from silence. */
const modelName = /^ggml-(?!silero).+\.bin$/

/** The best first: two cores have half a second for the smallest alone. */
const sizes = availableParallelism() <= 2 ? ['tiny', 'base', 'small'] : ['base', 'small', 'tiny']

const rankOf = ({ name }: EarModel): number => {
  const rank = sizes.findIndex((size) => name.includes(size))
  return rank === -1 ? sizes.length : rank
}
/** Models for English alone are called so. */
const hears = (name: string, language: SpokenLanguage): boolean =>
  language === 'auto' || language === 'en' || !/[.-]en\b/.test(name)

/** Speech models in the models folder, the folders in it, and among what ships; those that fit this computer best first. */
export async function earModels({ modelsDir, resourcesDir }: ModelFolders): Promise<EarModel[]> {
  const inside = await readdir(modelsDir, { withFileTypes: true }).catch(() => [])
  const below = inside.filter((entry) => !entry.isFile()).map(({ name }) => join(modelsDir, name))
  const folders = [modelsDir, ...below, join(resourcesDir, 'models')]
  const found = await Promise.all(folders.map(modelsIn))
  return found.flat().toSorted((a, b) => rankOf(a) - rankOf(b))
}

async function modelsIn(folder: string): Promise<EarModel[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => modelName.test(name))
    .toSorted()
    .map((name) => ({ name: parse(name).name, path: join(folder, name) }))
}

/** The model that listens to this language. Rejects with `model-missing`. */
export async function earModelFor(folders: ModelFolders, language: SpokenLanguage): Promise<EarModel> {
  const model = (await earModels(folders)).find(({ name }) => hears(name, language))
  if (model) return model
  throw new AppError('model-missing', 'No speech model is here, so nothing can be heard.', {
    hint: 'Type your question, or put a model of whisper.cpp, such as ggml-base-q8_0.bin, into the models folder.',
  })
}
