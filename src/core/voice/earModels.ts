// Which speech model listens.
import { availableParallelism } from 'node:os'
import { join, parse } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { SpokenLanguage } from '../../shared/voice.ts'
import { earFiles } from '../models/earFiles.ts'
import type { ModelFolders } from '../models/index.ts'

export type EarModel = {
  /** Its file's name without its ending. */
  name: string
  path: string
}

/** The best first: two cores have half a second for the smallest alone. */
const sizes = availableParallelism() <= 2 ? ['tiny', 'base', 'small'] : ['base', 'small', 'tiny']

const rankOf = ({ name }: EarModel): number => {
  const rank = sizes.findIndex((size) => name.includes(size))
  return rank === -1 ? sizes.length : rank
}
/** Models for English alone are called so. */
const hears = (name: string, language: SpokenLanguage): boolean =>
  language === 'auto' || language === 'en' || !/[.-]en\b/.test(name)

/** Speech models in the models folder and among what ships; those that fit this computer best first. */
export async function earModels({ modelsDir, resourcesDir }: ModelFolders): Promise<EarModel[]> {
  const found = await Promise.all([earFiles(modelsDir), earFiles(join(resourcesDir, 'models'))])
  return found
    .flat()
    .map((path) => ({ name: parse(path).name, path }))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** The model that listens to this language. Rejects with `model-missing`. */
export async function earModelFor(folders: ModelFolders, language: SpokenLanguage): Promise<EarModel> {
  const model = (await earModels(folders)).find(({ name }) => hears(name, language))
  if (model) return model
  throw new AppError('model-missing', 'No speech model is here, so nothing can be heard.', {
    hint: 'Type your question, or get a speech model: in the window of models, or with npm run -s models -- get whisper-base.',
  })
}
