// How much memory a model takes here, from the headers of its files and what the engines are told. Never measures.
import type { ModelMemory } from '../../shared/workers.ts'
import type { Family } from './families/family.ts'
import type { MemoryShape } from './memoryShape.ts'
import type { ProjectorHeader } from './projectorHeader.ts'

type MemoryOptions = {
  /** Bytes of the model's files without its eyes, and of these; 0 for a model that reads only. */
  weightBytes: number
  eyesBytes: number
  shape: MemoryShape
  eyes: ProjectorHeader['eyes'] | null
  imageTokens: Family['imageTokens']
  /** Tokens of the context, and of one batch. */
  contextSize: number
  batchSize: number
}

const float32 = 4
const float16 = 2
/** The engine makes room for a multiple of so many tokens. */
const contextStep = 256

/**
 * Resident memory of the process that the engine has before it opens a model, bytes. Measured by `npm run bench fit` on
 * Linux x64: the text engine lives in a Node process, the vision engine is a program of its own.
 */
const programBytes = { text: 215e6, vision: 45e6 }

/**
 * Estimates, bytes. Keys and values: llama.cpp, src/llama-kv-cache.cpp, 16-bit numbers; a layer with a window keeps that
 * and one batch. States of recurrent layers are 32-bit numbers (src/llama-memory-recurrent.cpp). Work: the largest part
 * of the graph for one batch, which is the vocabulary's scores or the wide layers, and for the eyes those of all patches
 * of a picture (src/llama-context.cpp, `graph_reserve`; tools/mtmd/clip.cpp).
 */
export function estimateMemory(options: MemoryOptions): ModelMemory {
  const { weightBytes, eyesBytes, shape, eyes, imageTokens, contextSize, batchSize } = options
  const tokens = (wanted: number): number =>
    Math.ceil(Math.min(wanted, contextSize) / contextStep) * contextStep
  const context = shape.kept.reduce((sum, { count, width, window }) => {
    const length = tokens(window === null ? contextSize : window + batchSize)
    return sum + count * width * length * float16
  }, shape.stateNumbers * float32)
  const widest = Math.max(shape.vocabularySize, 2 * shape.feedForward) + 4 * shape.width
  const patches = eyes ? (imageTokens ? imageTokens.max * eyes.patchesPerToken : eyes.patches) : 0
  const looking = eyes ? patches * (eyes.feedForward + 4 * eyes.width) * float32 : 0
  return {
    weights: weightBytes + eyesBytes,
    context,
    work: batchSize * widest * float32 + looking,
    program: programBytes[eyes ? 'vision' : 'text'],
  }
}
