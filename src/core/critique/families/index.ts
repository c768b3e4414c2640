// What is known of a family of models that changes its brief, told by the headers of its files. Never by a file's name.
import type { ModelMake } from '../../../shared/workers.ts'
import type { BoxForm } from './boxForm.ts'
import { gemmaBoxes, isGemma } from './gemma.ts'
import { isQwen, qwenBoxes } from './qwen.ts'

/** How this model says where things lie; null where that is not known: it is not asked then. */
export function boxFormOf(make: ModelMake): BoxForm | null {
  if (isQwen(make)) return qwenBoxes
  return isGemma(make) ? gemmaBoxes : null
}

/** Weights. Models that are called "4B" have from 3.9 to 4.4 thousand millions. */
const smallModel = 3.5e9

/** Whether a long persona and an abstract form are too much for a model. */
export const isSmall = ({ parameters }: ModelMake): boolean => parameters < smallModel
