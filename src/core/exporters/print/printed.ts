// A page as a PDF: written down, printed, sent on, and gone.
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportError } from '../writeFile.ts'
import { printWithChromium } from './chromium.ts'
import type { PrintPage } from './printPage.ts'

/** The PDF of a page that comes in pieces. Rejects as `printPage` does, with `disk-full`, or `export-unwritable`. */
export async function* printed(
  html: AsyncIterable<string>,
  signal: AbortSignal,
  printPage: PrintPage = printWithChromium,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-print-'))
  try {
    const page = join(folder, 'page.html')
    const pdf = join(folder, 'page.pdf')
    await writeFile(page, html)
    await printPage({ page, pdf, folder, signal })
    yield* createReadStream(pdf)
  } catch (error) {
    throw exportError(error)
  } finally {
    // What Chromium had started may still write for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
