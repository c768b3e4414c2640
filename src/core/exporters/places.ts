// The places in the photograph that sentences of a critique speak of, numbered in the text and in a small picture.
import type { ExportedCritique } from '../../shared/exports.ts'
import type { Box } from '../../shared/sight.ts'
import type { Marked } from './markdownHtml.ts'

/** More frames than this in a small picture show nothing. */
const mostPlaces = 12

const isSame = (a: Box, b: Box): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) < 0.01)

/** Each place once, in the order in which the text comes to them. */
export function placesOf({ remarks }: Pick<ExportedCritique, 'remarks'>): Box[] {
  const places: Box[] = []
  for (const { box } of remarks.flatMap(({ regions }) => regions)) {
    if (places.length < mostPlaces && !places.some((place) => isSame(place, box))) places.push(box)
  }
  return places
}

/** The numbers of the places behind each sentence that speaks of some. */
export function placeMarks({ remarks }: Pick<ExportedCritique, 'remarks'>, places: readonly Box[]): Marked[] {
  return remarks.flatMap(({ start, end, regions }) => {
    const numbers = regions.map(({ box }) => places.findIndex((place) => isSame(place, box)) + 1)
    const known = [...new Set(numbers)].filter((number) => number > 0).toSorted((a, b) => a - b)
    return known.length === 0
      ? []
      : [{ start, end, className: 'placed', note: `<sup class="place">${known.join(', ')}</sup>` }]
  })
}

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`

/** The thumbnail, as upright as when the critique was written, with its places framed and numbered. */
export function placesFigure(places: readonly Box[], thumb: Buffer | null): string {
  if (places.length === 0 || thumb === null) return ''
  const frames = places.map(({ x, y, width, height }, index) => {
    const box = `x="${percent(x)}" y="${percent(y)}" width="${percent(width)}" height="${percent(height)}"`
    const text = `<text x="${percent(x)}" y="${percent(y)}" dx="4" dy="14">${index + 1}</text>`
    return `<rect class="outer" ${box}/><rect class="inner" ${box}/>${text}`
  })
  return `<div class="places"><img alt="The photograph with the places that the text speaks of" src="data:image/jpeg;base64,${thumb.toString('base64')}"><svg aria-hidden="true">${frames.join('')}</svg></div>
`
}
