// Statements about a camera value: what the file says decides; where it says nothing the claim has no source.
import type { Camera } from '../../../../shared/photos.ts'
import type { Measured, Statement } from '../claim.ts'

/** Nothing refutes the claim, nothing bears it out. */
export const unstated: Measured = { measured: 'the file does not say', grade: 'checkThis' }

export const fileSays = (text: string): Measured => ({
  measured: `the file says ${text}`,
  grade: 'doesNotHold',
})

/** The first number in the words of a claim; NaN without one. */
export function numberIn(words: string): number {
  return Number(/\d+(?:\.\d+)?/.exec(words)?.[0])
}

/** "f/2.8" in a sentence: contradicted by any other value in the file, and by none. */
export function statesValue(options: {
  claim: string
  read: (words: string) => number
  known: (camera: Camera) => (number | null)[]
  /** How far two notations of one value may lie apart, as a share of it. */
  tolerance: number
  format: (value: number) => string
}): Statement {
  const { claim, read, known, tolerance, format } = options
  return {
    claim: (words) => `${claim} ${format(read(words))}`,
    contradictedBy: ({ camera }, words) => {
      const values = known(camera).filter((value) => value !== null)
      if (values.length === 0) return unstated
      const agrees = values.some((value) => Math.abs(read(words) - value) <= value * tolerance)
      return agrees ? null : fileSays(values.map(format).join(', '))
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
      return contradicted(value) ? fileSays(format(value)) : null
    },
  }
}
