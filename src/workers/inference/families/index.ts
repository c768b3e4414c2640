// Which family a model belongs to, by its header and that of its eyes.
import type { Family } from './family.ts'
import { gemma3 } from './gemma3.ts'
import { gemma4 } from './gemma4.ts'
import { glmV } from './glmV.ts'
import { internVl } from './internVl.ts'
import { kimiVl } from './kimiVl.ts'
import { lfm2Vl } from './lfm2Vl.ts'
import { llava } from './llava.ts'
import { miniCpmV, miniCpmV46 } from './miniCpmV.ts'
import { ministral3, pixtral } from './pixtral.ts'
import { qwen2Vl } from './qwen2Vl.ts'
import { qwen35 } from './qwen35.ts'
import { qwen3Vl } from './qwen3Vl.ts'
import { smolVlm } from './smolVlm.ts'

export const families: readonly Family[] = [
  smolVlm,
  gemma3,
  gemma4,
  qwen2Vl,
  qwen3Vl,
  qwen35,
  miniCpmV,
  miniCpmV46,
  internVl,
  lfm2Vl,
  pixtral,
  ministral3,
  kimiVl,
  glmV,
  llava,
]

/** What tells the family of a model: `projectorType` is null where it is used without eyes. */
export type Traits = { architecture: string; projectorType: string | null }

/** Null for a model of no known family, and without eyes for one whose architecture does not say that it could see. */
export function familyOf({ architecture, projectorType }: Traits): Family | null {
  const made = families.filter(({ architectures }) => architectures.includes(architecture))
  if (projectorType === null) return made.find(({ alsoBlind }) => !alsoBlind) ?? null
  return made.find(({ projectors }) => projectors.includes(projectorType)) ?? null
}

/**
 * Whether eyes of this type are made for models of this architecture; null where nobody knows. The same width is no
 * proof: Gemma 3 4B and Gemma 4 E4B share theirs.
 */
export function suits({ architecture, projectorType }: Traits): boolean | null {
  const known = families.filter(({ projectors }) => projectors.includes(projectorType ?? ''))
  if (known.length === 0) return null
  if (known.some(({ architectures }) => architectures.includes(architecture))) return true
  // These eyes stand before text models of every kind.
  return known.includes(llava) ? null : false
}
