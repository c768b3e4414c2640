// Many photographs on one page, each small, with its name and its scores.
import { briefScore } from '../../shared/measurementScore.ts'
import type { ExportedPhoto } from '../../shared/exports.ts'
import { bylineOf } from './byline.ts'
import { dayOf } from './day.ts'
import { escapeHtml } from '../../shared/escapeHtml.ts'
import type { Exportable, ExportMeans } from './exporter.ts'
import { embeddedPicture, pageFoot, pageHead } from './page.ts'

/** The measurement score, and the newest score of each advisor who gave one. */
function scoresOf({ measurementScore, critiques }: ExportedPhoto): string[] {
  const newest = new Map(
    critiques.filter(({ overall }) => overall !== null).map((each) => [each.advisor.id, each]),
  )
  const measured = measurementScore ? [`Measured: ${briefScore(measurementScore)}`] : []
  return [...measured, ...[...newest.values()].map(bylineOf)]
}

export async function* contactSheetExporter(
  photos: AsyncIterable<Exportable>,
  { exportedAt }: Pick<ExportMeans, 'exportedAt'>,
): AsyncGenerator<string> {
  yield pageHead('Contact sheet')
  yield `<h1>Contact sheet</h1>\n<p class="about">${dayOf(exportedAt)}</p>\n<div class="sheet">\n`
  for await (const { photo, picture } of photos) {
    const scores = scoresOf(photo).map((score) => `<br><span>${escapeHtml(score)}</span>`)
    const image = embeddedPicture(await picture('thumb'), photo.name)
    yield `<figure><div class="frame">${image}</div><figcaption><bdi>${escapeHtml(photo.name)}</bdi>${scores.join('')}</figcaption></figure>\n`
  }
  yield `</div>\n${pageFoot}`
}
