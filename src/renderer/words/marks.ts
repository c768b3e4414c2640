// Marks in words.
import type { Marks } from '../../shared/marks.ts'
import type { Photo } from '../../shared/photos.ts'
import { countOf } from './numbers.ts'

/** "4 stars", "no stars". */
export const starsText = (rating: number): string => (rating === 0 ? 'no stars' : countOf(rating, 'star'))

/** "pick, 4 stars, red label"; empty where a photograph has no marks. */
export const marksText = ({ rating, flag, label }: Marks): string =>
  [flag, rating === 0 ? null : starsText(rating), label && `${label} label`].filter(Boolean).join(', ')

/** What another program says and the marks differ from; null where they agree, or nothing is said. */
export function foreignWords({ foreignMarks, ...marks }: Marks & Pick<Photo, 'foreignMarks'>): string | null {
  if (!foreignMarks) return null
  const { rating, flag, label, from } = foreignMarks
  const said = { ...(rating !== null && { rating }), ...(flag && { flag }), ...(label && { label }) }
  const names = Object.keys(said) as (keyof Marks)[]
  if (names.every((name) => said[name] === marks[name])) return null
  return `${from === 'sidecar' ? 'Its sidecar' : 'Its file'} has ${patchWords(said)}.`
}

/** What a step sets: "pick", "no flag", "3 stars", "no label". */
export const patchWords = ({ rating, flag, label }: Partial<Marks>): string =>
  [
    ...(flag === undefined ? [] : [flag ?? 'no flag']),
    ...(rating === undefined ? [] : [starsText(rating)]),
    ...(label === undefined ? [] : [label === null ? 'no label' : `${label} label`]),
  ].join(', ')

/** "pier.jpg", "3 photographs". */
export const targetWords = (ids: readonly string[], photos: ReadonlyMap<string, Photo>): string =>
  (ids.length === 1 && photos.get(ids[0]!)?.name) || countOf(ids.length, 'photograph')
