// Qwen3-VL, and Qwen3.5 and 3.6 with its eyes. Qwen2-VL and 2.5-VL are left out: they count pixels of the picture as
// their eyes resized it, which nobody outside the engine knows.
import type { ModelMake } from '../../../shared/workers.ts'
import type { BoxForm } from './boxForm.ts'

const architectures = new Set(['qwen3vl', 'qwen3vlmoe', 'qwen35', 'qwen35moe'])

/** MiniCPM-V 4.6 has a text part of this architecture, too, with eyes of its own. */
export const isQwen = ({ architecture, projectorType }: ModelMake): boolean =>
  architectures.has(architecture) && projectorType === 'qwen3vl_merger'

/** Source: https://github.com/ggml-org/llama.cpp/issues/16842 (0 to 1000 in both directions, x first). */
export const qwenBoxes: BoxForm = { key: 'bbox_2d', corners: ['x1', 'y1', 'x2', 'y2'] }
