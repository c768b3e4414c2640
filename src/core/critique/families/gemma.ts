// Gemma 3 and 4 with eyes of their own.
import type { ModelMake } from '../../../shared/workers.ts'
import type { BoxForm } from './boxForm.ts'

const eyes: ReadonlyMap<string, readonly string[]> = new Map([
  ['gemma3', ['gemma3']],
  ['gemma4', ['gemma4v', 'gemma4uv']],
])

export const isGemma = ({ architecture, projectorType }: ModelMake): boolean =>
  projectorType !== null && (eyes.get(architecture)?.includes(projectorType) ?? false)

/** Source: https://huggingface.co/google/gemma-3-4b-it/discussions/38 (0 to 1000, y first). */
export const gemmaBoxes: BoxForm = { key: 'box_2d', corners: ['y1', 'x1', 'y2', 'x2'] }
