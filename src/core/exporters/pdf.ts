// What a web page says, on paper: the photographs one after the other, each on a page of its own.
import { contactSheetExporter } from './contactSheet.ts'
import type { Exporter } from './exporter.ts'
import { photoSection } from './html.ts'
import { pageFoot, pageHead } from './page.ts'

export const pdfExporter: Exporter = (photos, means) => means.print(pagesOf(photos, means))

export const contactSheetPdfExporter: Exporter = (photos, means) =>
  means.print(contactSheetExporter(photos, means))

async function* pagesOf(...[photos, means]: Parameters<Exporter>): AsyncGenerator<string> {
  yield pageHead('Mondrian')
  for await (const photo of photos) {
    yield '<section>\n'
    yield* photoSection(photo, means)
    yield '</section>\n'
  }
  yield pageFoot
}
