// A model that was cut into several files (llama.cpp's gguf-split): the first stands for all, and each is checked.
// Never loads weights.
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { modelTitle } from '../../shared/modelFiles.ts'
import { readTensors, withGgufFile, type GgufFile, type Tensor } from './ggufFile.ts'
import { readMetadata, type Metadata } from './ggufMetadata.ts'
import { statModelFile } from './modelFile.ts'

/** As llama.cpp looks for them: "NAME-00001-of-00003.gguf", the numbers from 1 and of five digits. */
const partName = /^(.*)-(\d{5})-of-(\d{5})\.gguf$/
/** Pieces of other tools, which only cut the bytes. */
const pieceName = /\.gguf[.-](split-?[a-z]+|part-?\d+(of\d+)?|\d{3})$/i

const nameOfPart = (stem: string, number: number, count: number): string =>
  `${stem}-${String(number).padStart(5, '0')}-of-${String(count).padStart(5, '0')}.gguf`

/** What a model is called whose file does not say. */
export const fileTitle = (path: string): string => modelTitle(basename(path))

/** Whether this is the name of a part after the first. */
export function isLaterPart(name: string): boolean {
  const number = partName.exec(name)?.[2]
  return number !== undefined && Number(number) > 1
}

/** Differs once the file of a model or one of its parts was replaced or written to. Errors as `statModelFile`. */
export function modelVersion(path: string): string {
  const versions = [statModelFile(path).version]
  const [, stem, , digits] = partName.exec(basename(path)) ?? []
  const count = Number(digits)
  for (let number = 2; stem !== undefined && number <= count; number++) {
    const part = join(dirname(path), nameOfPart(stem, number, count))
    // Loading tells of a part that is missing.
    if (!existsSync(part)) break
    versions.push(statModelFile(part).version)
  }
  return versions.join(' ')
}

/** The file of a model and all its other parts that are there. */
export function partPaths(path: string): string[] {
  const [, stem, , digits] = partName.exec(basename(path)) ?? []
  if (stem === undefined) return [path]
  const count = Number(digits)
  const others = Array.from({ length: count - 1 }, (_, index) => nameOfPart(stem, index + 2, count))
  return [path, ...others.map((name) => join(dirname(path), name)).filter((part) => existsSync(part))]
}

/** Throws model-unsupported for a piece that is no file of its own. */
export function refusePiece(path: string): void {
  if (!pieceName.test(basename(path))) return
  throw new AppError(
    'model-unsupported',
    'This is a piece of a model file: join all its pieces into one first.',
  )
}

/** How many parts the model has whose file says these numbers; 1 for a whole one. */
const countOf = (numbers: Metadata['numbers']): number => numbers.get('split.count') ?? 1

/**
 * Checks the weights of a model: those of `file`, whose metadata were read, or of all its parts. Returns how many there
 * are.
 * Throws model-damaged, also for a part that is missing, and model-unsupported for another part than the first.
 */
export function checkWeights(path: string, file: GgufFile, { numbers, alignment }: Metadata): number {
  const count = countOf(numbers)
  if (count <= 1) return weightsIn(readTensors(file, alignment))
  const stem = stemOf(path, (numbers.get('split.no') ?? 0) + 1, count)
  const tensors = readTensors(file, alignment, true)
  for (let number = 2; number <= count; number++) {
    tensors.push(...tensorsOfPart(join(dirname(path), nameOfPart(stem, number, count)), number, count))
  }
  const expected = numbers.get('split.tensors.count') ?? tensors.length
  if (tensors.length === 0 || tensors.length !== expected) {
    throw new AppError('model-damaged', `The ${count} parts of this model do not belong together.`, {
      hint: 'Download or copy all of them again.',
    })
  }
  return weightsIn(tensors)
}

const weightsIn = (tensors: readonly Tensor[]): number =>
  tensors.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0)

/** What the names of all parts begin with. */
function stemOf(path: string, number: number, count: number): string {
  const [, stem, named, of] = partName.exec(basename(path)) ?? []
  if (number > 1) {
    const first = stem === undefined ? null : nameOfPart(stem, 1, count)
    const isThere = first !== null && existsSync(join(dirname(path), first))
    throw new AppError(
      'model-unsupported',
      `This is part ${number} of ${count} of a model: ${isThere ? `choose "${first}"` : 'part 1 is missing beside it'}.`,
    )
  }
  if (stem === undefined || Number(named) !== 1 || Number(of) !== count) {
    throw new AppError(
      'model-unsupported',
      `This is part 1 of ${count} of a model: name its parts "${nameOfPart('NAME', 1, count)}" and so on.`,
    )
  }
  return stem
}

function tensorsOfPart(path: string, number: number, count: number): Tensor[] {
  const part = `Part ${number} of ${count} of this model`
  if (!existsSync(path)) {
    throw new AppError('model-damaged', `${part} is missing: put "${basename(path)}" beside the first.`)
  }
  try {
    return withGgufFile(path, (file) => {
      const { numbers, alignment } = readMetadata(file.reader, file.entryCount)
      const isIts = numbers.get('split.no') === number - 1 && countOf(numbers) === count
      if (!isIts) throw new AppError('model-damaged', 'it is another file')
      return readTensors(file, alignment, true)
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const reason = error.message.replace(/^This model file is damaged: /, '').replace(/\.$/, '')
    throw new AppError(error.code, `${part} cannot be used: ${reason}.`, {
      hint: 'Download or copy it again.',
      cause: error,
    })
  }
}
