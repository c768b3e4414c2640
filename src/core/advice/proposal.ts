// What could be advised, before it is tried: one thing at several sizes. Decides nothing.
import type { FactId, Facts } from '../../shared/facts.ts'
import type { Operation } from '../../shared/operations.ts'
import type { Camera } from '../../shared/photos.ts'
import type { Tried } from '../../shared/trials.ts'

export type AdviceInput = {
  /** Of the measured photograph, with what was seen where it was looked at. */
  facts: Facts
  camera: Camera | null
  /** Of the whole upright file, in its pixels. */
  size: { width: number; height: number }
}

export type Proposal = {
  /** Of several of a group the best is given: together they would do too much. */
  group: 'tone' | 'colour' | 'level'
  /** The fact that is to get better. */
  promise: FactId
  /** The same at several sizes, the gentlest first. */
  sizes: readonly Operation[]
  /** The promised value on its scale; null where it is not there. */
  valueOf: (tried: Tried) => number | null
  /** How far a value is from where nothing would be advised, 0 or more, in the unit of the value. */
  lack: (value: number) => number
  /** The least by which it has to get better to be seen, in the same unit. */
  visible: number
  /** What else the copy as it is has to show. */
  applies?: (before: Tried) => boolean
}

/** Thirds of a stop, as photographers count: 1/3 up to `most` stops. */
export function thirdsUpTo(most: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor(3 * most + 1e-6)) }, (_, i) => (i + 1) / 3)
}
