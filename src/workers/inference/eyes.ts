// Finds the eyes of a model: the projector (mmproj) beside it that fits. Reads headers only, and changes nothing.
import { AppError } from '../../shared/errors.ts'
import { janEyes } from './foreign/jan.ts'
import { ollamaEyes } from './foreign/ollama.ts'
import { suits } from './families/index.ts'
import { isMadeToSee } from './families/madeToSee.ts'
import type { GgufHeader } from './ggufHeader.ts'
import { kinship, readNearbyEyes, readNeighbours, type Identity, type Neighbour } from './modelFolder.ts'
import { readProjectorHeader } from './projectorHeader.ts'

/** `projectorPath` is null where there are none that fit; then `notice` says why, unless none are to be expected. */
export type Eyes = { projectorPath: string | null; notice: string | null }

/** `damaged`: it cannot be read as eyes; `width` and `type` are null where it does not tell. */
type Projector = Neighbour & { damaged: boolean; width: number | null; type: string | null }

/** In a folder of several models, eyes belong to the one they are most like, and at least as much as this. */
const minKinship = 4
const textOnly = 'It reads only the measurements.'

/** The model that eyes are looked for. */
type Blind = GgufHeader & Identity

/**
 * Those that the program which fetched the model names; else looks through the folder of the model at `path`, and where
 * it has none that fit, one folder down and up.
 */
export function findEyes(path: string, header: GgufHeader): Eyes {
  const model = { ...header, path }
  const declared = ollamaEyes(path) ?? janEyes(path)
  const named = declared === null ? undefined : openNamed(declared, model)
  if (named) return { projectorPath: named.path, notice: null }
  const beside = ownEyes(model)
  const found = beside.find((file) => fits(file, model)) ?? nearbyEyes(model)
  return found
    ? { projectorPath: found.path, notice: null }
    : { projectorPath: null, notice: explainBlindness(model, beside) }
}

/** Eyes that another program's own notes give to the model. */
function openNamed(path: string, model: Blind): Projector | undefined {
  const file = { path, name: null, basename: null, baseModel: null, isProjector: true }
  return opened([file], model).find((eyes) => fits(eyes, model))
}

/** Eyes in the folder of the model that no other model there has more claim to, the likeliest first. */
function ownEyes(model: Blind): Projector[] {
  const neighbours = readNeighbours(model.path)
  // The same model packed in another way shares its eyes.
  const isSame = (file: Neighbour): boolean => file.name !== null && file.name === model.name
  const others = neighbours.filter((file) => !file.isProjector && !isSame(file))
  const isOwn = (file: Neighbour): boolean =>
    others.length === 0 ||
    (isLikely(file, model) && others.every((other) => kinship(file, other) <= kinship(file, model)))
  return opened(
    neighbours.filter((file) => file.isProjector && isOwn(file)),
    model,
  )
}

function nearbyEyes(model: Blind): Projector | undefined {
  const near = readNearbyEyes(model.path).filter((file) => !file.distant || isKin(file, model))
  return opened(near, model).find((file) => fits(file, model))
}

const isKin = (file: Identity, model: Blind): boolean => kinship(file, model) >= minKinship
const isLikely = (file: Identity, model: Blind): boolean => isKin(file, model) || isMadeToSee(model)

/** The likeliest first. Passes over files that let a model hear: they say nothing about sight. */
function opened(files: readonly Neighbour[], model: Blind): Projector[] {
  return files.toSorted((a, b) => kinship(b, model) - kinship(a, model)).flatMap((file) => open(file) ?? [])
}

function open(file: Neighbour): Projector | null {
  try {
    const { width, type } = readProjectorHeader(file.path)
    return { ...file, damaged: false, width, type }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === 'model-unsupported' ? null : { ...file, damaged: true, width: null, type: null }
  }
}

/** Made for this kind of model as far as anybody knows, and giving as many numbers as it takes. */
function fits(file: Projector, model: Blind): boolean {
  const suited = suits({ architecture: model.architecture, projectorType: file.type })
  if (file.damaged || suited === false) return false
  if (file.width !== null && model.width !== null) return file.width === model.width
  return isLikely(file, model)
}

function explainBlindness(model: Blind, own: readonly Projector[]): string | null {
  const stranger = own.find(({ damaged }) => !damaged)
  if (stranger) {
    return `The eyes (mmproj) beside this model belong to another model${differenceOf(stranger, model)}. ${textOnly}`
  }
  if (own.length > 0) {
    return `The eyes (mmproj) beside this model are damaged: download or copy that file again. ${textOnly}`
  }
  if (!isMadeToSee(model)) return null
  return `This model could look at the picture, but its eyes (an mmproj file) are missing: put that file into the folder of the model. ${textOnly}`
}

function differenceOf({ width }: Projector, model: Blind): string {
  if (!width || model.width === null || width === model.width) return ''
  return `: they give ${width} numbers where this one takes ${model.width}`
}
