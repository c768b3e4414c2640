// Reads and checks the header of a model file before any engine opens it. Never loads weights.
import { AppError } from '../../shared/errors.ts'
import { withGgufFile } from './ggufFile.ts'
import { readMetadata, toText } from './ggufMetadata.ts'
import { damaged } from './ggufReader.ts'
import { readMemoryShape, type MemoryShape } from './memoryShape.ts'
import { checkWeights, refusePiece } from './modelParts.ts'

export type GgufHeader = {
  /** `general.name`; null where the file has none. */
  name: string | null
  /** `general.basename`: what the files of one model have in common. */
  basename: string | null
  /** `general.base_model.0.name`: what it was made of. */
  baseModel: string | null
  /** `general.architecture`, e.g. "llama". */
  architecture: string
  /** Numbers that stand for one token inside the model: what eyes must give it. */
  width: number | null
  /** Tokens that the model was made for. */
  contextLength: number | null
  layers: number
  /** How many weights all of its files hold. */
  parameters: number
  /** The temperature that its makers advise; null where the file does not say, or nothing that can be meant. */
  temperature: number | null
  /** What decides how much memory its context takes. */
  memory: MemoryShape
  /** What only the chat template may say, e.g. `<|im_end|>`. */
  controlTokens: string[]
}

/**
 * Throws model-missing (no such file), model-damaged (empty, cut off, inconsistent) or model-unsupported (not GGUF,
 * another version, a projector, a later part). Reads the header only, and compares the size of the file, or of all its
 * parts, with the end of its last tensor.
 */
export function readGgufHeader(path: string): GgufHeader {
  refusePiece(path)
  return withGgufFile(path, (file) => {
    const metadata = readMetadata(file.reader, file.entryCount)
    const { strings, numbers, floats, controlTokens } = metadata
    refuseCompanion(strings)
    if ((numbers.get('split.no') ?? 0) > 0) checkWeights(path, file, metadata)
    const architecture = strings.get('general.architecture')
    if (!architecture) throw damaged('it does not say what kind of model it is')
    // Ollama's own packing: no other engine opens it.
    if (numbers.has(`${architecture}.vision.block_count`)) {
      throw new AppError(
        'model-unsupported',
        'This model is packed with its eyes inside, which only Ollama opens.',
        {
          hint: 'Fetch it as a file with its eyes (mmproj) beside it.',
        },
      )
    }
    const parameters = checkWeights(path, file, metadata)
    return {
      name: toText(strings.get('general.name')),
      basename: toText(strings.get('general.basename')),
      baseModel: toText(strings.get('general.base_model.0.name')),
      architecture,
      width: numbers.get(`${architecture}.embedding_length`) ?? null,
      contextLength: numbers.get(`${architecture}.context_length`) ?? null,
      layers: numbers.get(`${architecture}.block_count`) ?? 0,
      parameters,
      memory: readMemoryShape(architecture, metadata),
      temperature: sensible(floats.get('general.sampling.temp')),
      controlTokens,
    }
  })
}

/** Architectures of what only guesses ahead for another model (llama.cpp, src/llama-arch.cpp). */
const drafts = new Set(['eagle3', 'dflash', 'gemma4-assistant'])

/** Throws model-unsupported for a file that belongs to a model and is none. */
function refuseCompanion(strings: ReadonlyMap<string, string>): void {
  const refuse = (what: string): never => {
    throw new AppError('model-unsupported', `This file is ${what}, not the model itself.`)
  }
  if (isProjector(strings)) refuse('the eyes of a vision model (mmproj)')
  if (strings.get('general.type') === 'imatrix') refuse('what a model was packed by (imatrix)')
  if (drafts.has(strings.get('general.architecture') ?? '')) refuse('a small helper of a model')
}

const sensible = (temperature = Number.NaN): number | null =>
  temperature >= 0 && temperature <= 2 ? temperature : null

/** Whether metadata are those of the eyes of a vision model. */
export function isProjector(strings: ReadonlyMap<string, string>): boolean {
  return strings.get('general.architecture') === 'clip' || strings.get('general.type') === 'mmproj'
}
