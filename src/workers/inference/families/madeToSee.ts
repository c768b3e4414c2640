import type { GgufHeader } from '../ggufHeader.ts'
import { families } from './index.ts'

/** Architectures of models that all see and have no profile here (llama.cpp, src/llama-arch.cpp). */
const others = ['cogvlm', 'deepseek2-ocr', 'gemma3n', 'hunyuan_vl', 'llama4', 'paddleocr']

const architectures = new Set([
  ...families.filter(({ alsoBlind }) => !alsoBlind).flatMap((family) => family.architectures),
  ...others,
])

/** Of architectures that are also those of models for text alone, the name tells. */
const names = new RegExp(
  `(^|[^a-z])(${[
    'vlm?',
    'internvl',
    'smolvlm',
    'llava',
    'minicpm-v',
    'pixtral',
    'moondream',
    'vision',
    'ministral[- ]3',
    'mistral[- ]small[- ]3\\.[1-9]',
    'glm-?\\d(\\.\\d)?v',
  ].join('|')})([^a-z]|$)`,
  'i',
)

/** Width of the smallest Gemma 3 that sees; those of 270M and 1B are narrower. */
const gemma3SeesFrom = 2560

/** Whether the makers of a model meant it to see, so that its eyes are missed where they are not there. */
export function isMadeToSee({ architecture, name, width }: GgufHeader): boolean {
  if (architecture === 'gemma3') return width === null || width >= gemma3SeesFrom
  return architectures.has(architecture) || names.test(name ?? '')
}
