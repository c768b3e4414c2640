// What was seen, as far as it may be held against a sentence about one person: nothing where the sentence may speak of
// somebody else.
import { animalNames, type SubjectMask } from '../../../shared/sight.ts'
import type { Edge, Fact, Facts } from '../../../shared/facts.ts'

/** At most one person was seen, and no animal, which may be "she" as well. Without the net that tells, nobody knows. */
function isAlone({ faces, things }: Facts): boolean {
  if (!things || (faces && faces.faces.length > 1)) return false
  const names = things.things.map(({ name }) => name)
  return (
    names.filter((name) => name === 'person').length <= 1 &&
    !names.some((name) => name === 'animal' || animalNames.has(name))
  )
}

/** The one face of the photograph; null where there are more, or another person without one. */
export function onlyFace(facts: Facts): Fact<'faces'>['faces'][number] | null {
  const [face] = facts.faces?.faces ?? []
  return face && isAlone(facts) ? face : null
}

/** Of the frame: a smaller person may not be what a sentence calls the subject. */
const leastSubject = 0.05

export type OnlyPerson = {
  x: number
  y: number
  cutBy: Edge[]
  mask: SubjectMask
  /** Against the surroundings. */
  focus: 'sharp' | 'soft' | null
}

/** The one person of the photograph with the outline; null where either is not sure. `words`: what names the person. */
export function onlyPerson(facts: Facts, words: string): OnlyPerson | null {
  const { subject } = facts
  const seen = subject?.seen
  if (!seen?.mask || seen.of !== 'person' || !isAlone(facts)) return null
  if (/\bsubject\b/i.test(words) && seen.share < leastSubject) return null
  return { x: subject!.x, y: subject!.y, cutBy: seen.cutBy, mask: seen.mask, focus: seen.focus ?? null }
}

/** Along an edge, this share of the frame is looked at for a hand or a hem that the outline has lost. */
const margin = 0.06

/** Whether the outline keeps plainly away from the edge. */
export const isClearOf = ({ cutBy, mask }: OnlyPerson, edge: Edge): boolean =>
  !cutBy.includes(edge) && !cellsAlong(mask, edge, margin).some((cell) => cell >= 2)

/** Whether the outline runs out at the edge over more than a cell or two, which a fault of it may be. */
export const runsOutAt = ({ cutBy, mask }: OnlyPerson, edge: Edge): boolean =>
  cutBy.includes(edge) && cellsAlong(mask, edge, 0).filter((cell) => cell >= 8).length >= 3

/** The cells, 0 to 15, of the outermost line or of as many lines as the share of the frame takes. */
function cellsAlong({ columns, rows, cells }: SubjectMask, edge: Edge, share: number): number[] {
  const isAcross = edge === 'top' || edge === 'bottom'
  const count = isAcross ? rows : columns
  const lines = Math.max(1, Math.ceil(count * share))
  const isNear = (line: number): boolean =>
    edge === 'left' || edge === 'top' ? line < lines : line >= count - lines
  return cells.split('').flatMap((cell, index) => {
    const line = isAcross ? Math.floor(index / columns) : index % columns
    return isNear(line) ? [Number.parseInt(cell, 16)] : []
  })
}
