// Every form in which photographs and critiques leave: one line each.
import type { ExportFormat } from '../../shared/exports.ts'
import { contactSheetExporter } from './contactSheet.ts'
import { csvExporter } from './csv.ts'
import type { Exporter } from './exporter.ts'
import { htmlExporter } from './html.ts'
import { jsonExporter } from './json.ts'
import { markdownExporter } from './markdown.ts'
import { contactSheetPdfExporter, pdfExporter } from './pdf.ts'
import { xmpExporter } from './xmp.ts'

export const exporters: Record<ExportFormat, Exporter> = {
  markdown: markdownExporter,
  html: htmlExporter,
  pdf: pdfExporter,
  'contact-sheet': contactSheetExporter,
  'contact-sheet-pdf': contactSheetPdfExporter,
  csv: csvExporter,
  json: jsonExporter,
  xmp: xmpExporter,
}
