// Statements about a camera value: what the file says decides, and where it says nothing any claim is invented.
import type { Camera } from '../../../shared/photos.ts'
import type { Statement } from './claim.ts'

export const unstated = 'the file does not say'

/** "f/2.8" in a sentence: contradicted by any other value in the file, and by none. */
export function statesValue(options: {
  claim: string
  read: (match: RegExpExecArray) => number
  known: (camera: Camera) => (number | null)[]
  /** How far two notations of one value may lie apart, as a share of it. */
  tolerance: number
  format: (value: number) => string
}): Statement {
  const { claim, read, known, tolerance, format } = options
  return {
    claim: (match) => `${claim} ${format(read(match))}`,
    contradictedBy: ({ camera }, match) => {
      const values = known(camera).filter((value) => value !== null)
      if (values.length === 0) return unstated
      const agrees = values.some((value) => Math.abs(read(match) - value) <= value * tolerance)
      return agrees ? null : `the file says ${values.map(format).join(', ')}`
    },
  }
}

/** "a wide aperture" in a sentence: contradicted by a value clearly on the other side, and by none. */
export function statesKind(options: {
  claim: string
  known: (camera: Camera) => number | null
  contradicted: (value: number) => boolean
  format: (value: number) => string
}): Statement {
  const { claim, known, contradicted, format } = options
  return {
    claim,
    contradictedBy: ({ camera }) => {
      const value = known(camera)
      if (value === null) return unstated
      return contradicted(value) ? `the file says ${format(value)}` : null
    },
  }
}
