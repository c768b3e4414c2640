// Finds the eyes of a model: the projector (mmproj) beside it that fits. Reads headers only, and changes nothing.
import { AppError } from '../../shared/errors.ts'
import type { GgufHeader } from './ggufHeader.ts'
import { kinship, readNeighbours, type Neighbour } from './modelFolder.ts'
import { readProjectorHeader } from './projectorHeader.ts'

/** `projectorPath` is null where there are none that fit; then `notice` says why, unless none are to be expected. */
export type Eyes = { projectorPath: string | null; notice: string | null }

/** `width` is null where the file does not tell, undefined where it is damaged. */
type Projector = Neighbour & { width: number | null | undefined }

/** In a folder of several models, eyes belong to the one they are most like, and at least as much as this. */
const minKinship = 4
const textOnly = 'It reads only the measurements.'

/** Looks through the folder of the model at `path`. */
export function findEyes(path: string, model: GgufHeader): Eyes {
  const self = { path, name: model.name, basename: model.basename }
  const neighbours = readNeighbours(path)
  // The same model packed in another way shares its eyes.
  const isSame = (file: Neighbour): boolean => file.name !== null && file.name === model.name
  const others = neighbours.filter((file) => !file.isProjector && !isSame(file))
  const isLikely = (file: Neighbour): boolean => kinship(file, self) >= minKinship || isMadeToSee(model)
  const isOwn = (file: Neighbour): boolean =>
    others.length === 0 ||
    (isLikely(file) && others.every((other) => kinship(file, other) <= kinship(file, self)))
  const own = neighbours
    .filter((file) => file.isProjector && isOwn(file))
    .toSorted((a, b) => kinship(b, self) - kinship(a, self))
    .map((file): Projector => ({ ...file, width: readWidth(file.path) }))
  const fits = (file: Projector): boolean =>
    file.width === null || model.width === null
      ? file.width !== undefined && isLikely(file)
      : file.width === model.width
  const eyes = own.find(fits)
  return eyes
    ? { projectorPath: eyes.path, notice: null }
    : { projectorPath: null, notice: explainBlindness(model, own) }
}

function readWidth(path: string): number | null | undefined {
  try {
    return readProjectorHeader(path).width
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

function explainBlindness(model: GgufHeader, own: readonly Projector[]): string | null {
  const stranger = own.find(({ width }) => width !== undefined)
  if (stranger) {
    return `The eyes (mmproj) beside this model belong to another model${differenceOf(stranger, model)}. ${textOnly}`
  }
  if (own.length > 0) {
    return `The eyes (mmproj) beside this model are damaged: download or copy that file again. ${textOnly}`
  }
  if (!isMadeToSee(model)) return null
  return `This model could look at the picture, but its eyes (an mmproj file) are missing: put that file into the folder of the model. ${textOnly}`
}

function differenceOf({ width }: Projector, model: GgufHeader): string {
  if (!width || model.width === null) return ''
  return `: they give ${width} numbers where this one takes ${model.width}`
}

const seeingArchitectures = new Set([
  'cogvlm',
  'gemma3',
  'gemma3n',
  'gemma4',
  'llama4',
  'qwen2vl',
  'qwen3vl',
  'qwen3vlmoe',
])
const seeingNames = /(^|[^a-z])(smolvlm|llava|minicpm-v|internvl|pixtral|moondream|vision|vl)([^a-z]|$)/i

function isMadeToSee({ architecture, name }: GgufHeader): boolean {
  return seeingArchitectures.has(architecture) || seeingNames.test(name ?? '')
}
