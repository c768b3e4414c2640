// A table for spreadsheets: a row for each photograph.
import type { ExportedPhoto } from '../../shared/exports.ts'
import type { FactId } from '../../shared/facts.ts'
import { scales } from '../../shared/scales/index.ts'
import { bandOf, scaleValue } from '../../shared/scales/scale.ts'
import { shownFact } from '../../shared/scales/shown.ts'
import { csvCell } from './csvCell.ts'
import type { Exporter, ExportMeans } from './exporter.ts'

type Column = { heading: string; cell: (photo: ExportedPhoto) => string | number | null }

/** Facts without a scale of their own that a table can hold. */
const wordedFacts = ['aspect', 'frame', 'palette', 'harmony', 'subject', 'things'] as const satisfies FactId[]

/** Enough for every scale, and short enough to be read. */
const digits = 4
const rounded = (value: number | null): number | null => value && Number(value.toPrecision(digits))

const fileColumns: Column[] = [
  { heading: 'name', cell: ({ name }) => name },
  { heading: 'format', cell: ({ format }) => format },
  { heading: 'width (pixels)', cell: ({ width }) => width },
  { heading: 'height (pixels)', cell: ({ height }) => height },
  { heading: 'size (bytes)', cell: ({ size }) => size },
  { heading: 'warning', cell: ({ warning }) => warning },
]

/** What the person decided; `rating (stars)` below is what the file says. */
const markColumns: Column[] = [
  { heading: 'own rating (stars)', cell: ({ marks }) => marks.rating },
  { heading: 'flag', cell: ({ marks }) => marks.flag },
  { heading: 'color label', cell: ({ marks }) => marks.label },
]

const cameraColumns: Column[] = [
  { heading: 'taken', cell: ({ camera }) => camera?.takenAt ?? null },
  { heading: 'maker', cell: ({ camera }) => camera?.make ?? null },
  { heading: 'camera', cell: ({ camera }) => camera?.model ?? null },
  { heading: 'lens', cell: ({ camera }) => camera?.lens ?? null },
  { heading: 'focal length (mm)', cell: ({ camera }) => camera?.focalLength ?? null },
  { heading: 'aperture (f-number)', cell: ({ camera }) => camera?.aperture ?? null },
  { heading: 'shutter (s)', cell: ({ camera }) => camera?.shutter ?? null },
  { heading: 'ISO', cell: ({ camera }) => camera?.iso ?? null },
  { heading: 'exposure compensation (stops)', cell: ({ camera }) => camera?.exposureCompensation ?? null },
  { heading: 'rating (stars)', cell: ({ camera }) => camera?.rating ?? null },
  { heading: 'title', cell: ({ camera }) => camera?.title ?? null },
  { heading: 'caption', cell: ({ camera }) => camera?.caption ?? null },
  { heading: 'keywords', cell: ({ camera }) => camera?.keywords.join('; ') ?? null },
  { heading: 'artist', cell: ({ camera }) => camera?.artist ?? null },
  { heading: 'copyright', cell: ({ camera }) => camera?.copyright ?? null },
]

const scoreColumns: Column[] = (['overall', 'tones', 'sharpness', 'level', 'neutrality'] as const).map(
  (part) => ({
    heading: part === 'overall' ? 'measurement score' : `measurement score: ${part}`,
    cell: ({ measurementScore }) => measurementScore?.[part] ?? null,
  }),
)

/** The scales' own numbers, units and words. What may not be said of a photograph has no number either. */
const scaleColumns: Column[] = scales.flatMap((scale) => {
  const valueOf = ({ facts }: ExportedPhoto): number | null =>
    scaleValue(scale, facts, Math.max(scale.confidence.said, Number.MIN_VALUE))
  const unit = scale.unit === '' ? '' : ` (${scale.unit})`
  return [
    { heading: `${scale.quantity}${unit}`, cell: (photo) => rounded(valueOf(photo)) },
    {
      heading: `${scale.quantity}: in words`,
      cell: (photo) => {
        const value = valueOf(photo)
        return value === null ? null : bandOf(scale, value).word
      },
    },
  ] satisfies Column[]
})

const wordColumns: Column[] = wordedFacts.map((id) => ({
  heading: id,
  cell: ({ facts }) => shownFact(facts, id)?.display ?? null,
}))

/** The newest critique of each advisor: its score, and how many of its sentences a measurement contradicts. */
const advisorColumns = ({ advisors }: ExportMeans): Column[] =>
  advisors.flatMap(({ id, name }) => {
    const newest = ({ critiques }: ExportedPhoto) => critiques.findLast(({ advisor }) => advisor.id === id)
    return [
      { heading: `${name}: score`, cell: (photo) => newest(photo)?.overall ?? null },
      {
        heading: `${name}: contradicted`,
        cell: (photo) => newest(photo)?.flags.filter(({ kind }) => kind === 'contradiction').length ?? null,
      },
    ] satisfies Column[]
  })

/** RFC 4180 in UTF-8, with the mark by which spreadsheets know that. */
export const csvExporter: Exporter = async function* (photos, means) {
  const columns = [
    ...fileColumns,
    ...markColumns,
    ...cameraColumns,
    ...scoreColumns,
    ...scaleColumns,
    ...wordColumns,
    ...advisorColumns(means),
  ]
  const row = (cells: (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`
  yield `\ufeff${row(columns.map(({ heading }) => heading))}`
  for await (const { photo } of photos) yield row(columns.map(({ cell }) => cell(photo)))
}
