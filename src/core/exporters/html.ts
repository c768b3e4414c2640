// A photograph with its measurements and critiques as one page that needs nothing beside it.
import { describeScore } from '../../shared/measurementScore.ts'
import { cameraLine, fileLine } from '../describe.ts'
import { critiqueHtml } from './critiqueHtml.ts'
import { escapeHtml } from '../../shared/escapeHtml.ts'
import { exchangesHtml } from './exchanges.ts'
import type { Exportable, Exporter, ExportMeans } from './exporter.ts'
import { factsStrip } from './factsStrip.ts'
import { embeddedPicture, pageFoot, pageHead } from './page.ts'

const line = (text: string): string => (text === '' ? '' : `<p class="about">${escapeHtml(text)}</p>\n`)

export const htmlExporter: Exporter = async function* (photos, means) {
  for await (const photo of photos) {
    yield pageHead(photo.photo.name)
    yield* photoSection(photo, means)
  }
  yield pageFoot
}

/** All of one photograph, to stand in a page. */
export async function* photoSection(
  { photo, picture, exchanges }: Exportable,
  { conversation }: Pick<ExportMeans, 'conversation'>,
): AsyncGenerator<string> {
  const { name, camera, measurementScore, warning } = photo
  yield `<h1><bdi>${escapeHtml(name)}</bdi></h1>\n`
  yield line([fileLine(photo), camera && cameraLine(camera), camera?.takenAt].filter(Boolean).join(' · '))
  yield line(warning ?? '')
  yield `<div class="stage">${embeddedPicture(await picture('model'), name)}</div>\n`
  yield line(measurementScore ? `Measurement score: ${describeScore(measurementScore)}` : '')
  yield factsStrip(photo)
  // A photograph that was turned since is not the one whose places were named.
  const thumb = photo.critiques.some(({ remarks }) => remarks.length > 0) ? await picture('thumb') : null
  for (const critique of photo.critiques) {
    yield critiqueHtml(critique, critique.rotation === photo.rotation ? thumb : null)
  }
  if (conversation) yield exchangesHtml(exchanges())
}
