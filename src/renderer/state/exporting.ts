// What a person takes away: files of a photograph, and a critique for the clipboard.
import type { ExportFormat } from '../../shared/exports.ts'
import type { Client, Exported } from '../client.ts'
import { copyRich, saveFile } from '../page.ts'

type Attempt = (work: () => Promise<unknown>) => Promise<void>

/** What became of an export: the names of the files, and whether the app can show them in their folder. */
export type Taken = { names: string[]; canShow: boolean }

/** Has the browser save what came as a file; null where nobody chose a place for it. */
export function takeExported(exported: Exported): Taken | null {
  if (!('file' in exported))
    return exported.written.length > 0 ? { names: exported.written, canShow: true } : null
  saveFile(exported.file)
  return { names: [exported.file.name], canShow: false }
}

export function createExporting(client: Client, attempt: Attempt) {
  return {
    /** Saves a photograph with its critiques; null where that failed, which is said, or where nobody chose a place. */
    exportPhoto: async (photoId: string, format: ExportFormat): Promise<Taken | null> => {
      let taken: Taken | null = null
      await attempt(async () => {
        taken = takeExported(await client.exportFiles({ photoIds: [photoId], format }))
      })
      return taken
    },
    showExport: () => attempt(() => client.call('exports.show', {})),
    /** Whether a finished critique is in the clipboard, as Markdown and as rich text. */
    copyCritique: async (jobId: string): Promise<boolean> => {
      let isCopied = false
      await attempt(async () => {
        const { markdown, html } = await client.call('exports.text', { id: jobId })
        isCopied = await copyRich(markdown, html)
      })
      return isCopied
    },
  }
}
