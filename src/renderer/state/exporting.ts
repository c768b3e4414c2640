// What a person takes away: files of photographs, and a critique for the clipboard.
import { AppError } from '../../shared/errors.ts'
import type { ExportOrder } from '../../shared/exports.ts'
import type { Client, Exported } from '../client.ts'
import { copyRich, saveFile } from '../page.ts'
import { asked, type Query } from './found.ts'

/** What shows how far an export is. */
type Shown = { setState: (patch: { exporting: null }) => void }

type Attempt = (work: () => Promise<unknown>) => Promise<void>

/** What became of an export: names of files, where they are if that is known, and whether the app can show them there. */
export type Taken = { names: string[]; folder: string | null; canShow: boolean }

/** Has the browser save what came as a file; null where nobody chose a place for it. */
export function takeExported(exported: Exported): Taken | null {
  if (!('file' in exported)) {
    const { written, folder = null } = exported
    return written.length > 0 ? { names: written, folder, canShow: true } : null
  }
  saveFile(exported.file)
  return { names: [exported.file.name], folder: null, canShow: false }
}

/** "Saved as a.md, b.md … (12 files) in Pictures." */
export function takenSentence({ names, folder }: Taken): string {
  const more = names.length > 2 ? ` … (${names.length} files)` : ''
  const where = folder?.split(/[/\\]/).findLast((part) => part !== '')
  return `Saved as ${names.slice(0, 2).join(', ')}${more}${where ? ` in ${where}` : ''}.`
}

type Written = { name: string; isKept: boolean; hasOthers: boolean }

/**
 * "Written: a.xmp, b.jpg … (12 files). 3 are kept as before, too. What others had set there stays."; null for nothing.
 */
export function writtenSentence(written: readonly Written[]): string | null {
  if (written.length === 0) return null
  const more = written.length > 2 ? ` … (${written.length} files)` : ''
  const names = written.slice(0, 2).map(({ name }) => name)
  const kept = written.filter(({ isKept }) => isKept).length
  const before = kept === 0 ? '' : ` ${kept === 1 ? 'One is' : `${kept} are`} kept as before, too.`
  const others = written.some(({ hasOthers }) => hasOthers) ? ' What others had set there stays.' : ''
  return `Written: ${names.join(', ')}${more}.${before}${others}`
}

/** The photographs that the list shows, of which it may have loaded some only: those that are found, else all. */
export function listedOrder(query: Query): Pick<ExportOrder, 'filter'> {
  const { sort: _, ...filter } = asked(query)
  return Object.keys(filter).length === 0 ? {} : { filter }
}

export function createExporting(store: Shown, client: Client, attempt: Attempt) {
  let isStopped = false
  return {
    /** Saves files; null where that failed, which is said, where nobody chose a place, or where it was stopped. */
    exportFiles: async (order: ExportOrder): Promise<Taken | 'stopped' | null> => {
      let taken: Taken | null = null
      isStopped = false
      await attempt(async () => {
        try {
          taken = takeExported(await client.exportFiles(order))
        } catch (error) {
          // What was on its way to the browser breaks off then.
          if (!isStopped) throw error
        }
      })
      store.setState({ exporting: null })
      return isStopped && taken === null ? 'stopped' : taken
    },
    /** Ends every export; files that are whole stay. */
    stopExport: () =>
      attempt(async () => {
        isStopped = true
        await client.call('exports.stop', {})
      }),
    /** Shows the photograph's own file in its folder, where the app can. */
    revealPhoto: (id: string) =>
      attempt(async () => {
        const { shown } = await client.call('photos.reveal', { id })
        if (shown) return
        throw new AppError('not-found', 'Mondrian cannot show this file in its folder.', {
          hint: 'The desktop app does, with photographs that were added from a folder.',
        })
      }),
    /** What the programs are called that the app may open photographs with; null where there is no app. */
    programs: async (): Promise<readonly string[] | null> => {
      const known = await client.call('programs.list', {}).catch(() => ({ programs: null }))
      return known.programs
    },
    /** Opens the photograph's own file with a program, where the app can. */
    openIn: (order: { id: string; program?: string; choose?: boolean }) =>
      attempt(async () => {
        const { opened } = await client.call('photos.open', order)
        if (opened !== false) return
        throw new AppError('not-found', 'Mondrian could not open this file with that program.', {
          hint: 'It may be gone, or the photograph was uploaded and has no file of its own.',
        })
      }),
    /** Writes what Mondrian says of photographs beside them, or into them; what became of that in a sentence, null where it failed. */
    writeMetadata: async (ids: readonly string[]): Promise<string | null> => {
      const all: Written[] = []
      for (const id of ids)
        await attempt(async () => {
          const { written, backup, kept } = await client.call('photos.sidecar', { id, beside: true })
          if (!written) return
          all.push({ name: written.name, isKept: backup !== null, hasOthers: kept.length > 0 })
        })
      return writtenSentence(all)
    },
    /** Has the page of a photograph dragged out of the window, where the app can. */
    dragOut: (id: string) => attempt(() => client.call('exports.drag', { id })),
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
