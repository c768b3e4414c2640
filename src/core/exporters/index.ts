// Every form in which photographs and critiques leave: one line each.
import type { ExportFormat } from '../../shared/exports.ts'
import { contactSheetExporter } from './contactSheet.ts'
import { csvExporter } from './csv.ts'
import type { Exporter } from './exporter.ts'
import { htmlExporter } from './html.ts'
import { jsonExporter } from './json.ts'
import { markdownExporter } from './markdown.ts'
import { xmpExporter } from './xmp.ts'

export const exporters: Record<ExportFormat, Exporter> = {
  markdown: markdownExporter,
  html: htmlExporter,
  'contact-sheet': contactSheetExporter,
  csv: csvExporter,
  json: jsonExporter,
  xmp: xmpExporter,
}
