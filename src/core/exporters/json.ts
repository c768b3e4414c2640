// All of it as data: `exportDocumentSchema` says what stands where.
import { exportVersion, type ExportDocument } from '../../shared/exports.ts'
import type { Exporter } from './exporter.ts'

/** One document, a line for each photograph. */
export const jsonExporter: Exporter = async function* (photos, { application, exportedAt }) {
  const head: Omit<ExportDocument, 'photos'> = {
    format: 'mondrian-export',
    version: exportVersion,
    application,
    exportedAt: exportedAt.toISOString(),
  }
  yield `${JSON.stringify(head).slice(0, -1)},"photos":[`
  let separator = '\n'
  for await (const { photo } of photos) {
    yield separator + JSON.stringify(photo)
    separator = ',\n'
  }
  yield '\n]}\n'
}
