// Where an export goes: the folder that was named, or what a person chooses.
import { mkdir } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { PrintPage } from './print/printPage.ts'
import { exportError } from './writeFile.ts'

/** The programs that photographs are opened with. A page names one that a person chose in a dialog, and never a path. */
export type HostPrograms = {
  /** What the chosen ones are called, the newest first. */
  names: () => string[]
  /** Opens a file with the program of that name, with the usual one for null; false where that is not there. */
  open: (path: string, name: string | null) => Promise<boolean>
  /** Asks a person for a program, and opens the file with it; null where none was chosen. */
  choose: (path: string) => Promise<boolean | null>
}

/** What a host can do for an export. */
export type ExportHost = {
  /** Shows a file in its folder. */
  showFile?: (path: string) => void
  /** Opens files with other programs. */
  programs?: HostPrograms
  /** Makes PDFs; where a host cannot, a Chromium of this computer does. */
  printPage?: PrintPage
  /** Has the system carry a file that is dragged out of the window; `icon`: a JPEG that shows it meanwhile. */
  dragFile?: (path: string, icon: string) => void
  /** Asks a person where it is to go: a file, which may be replaced then, or a folder. Null: nowhere. */
  chooseExport?: (suggested: {
    name: string
    isOne: boolean
  }) => Promise<{ folder: string; name?: string } | null>
}

/**
 * The folder that was named, made where only it is missing, or what a person chooses, with the name where he chose one.
 * Null where he chose nothing. Rejects with `bad-request`, `disk-full`, `export-unwritable`.
 * @param command whose input names the folder
 */
export async function exportPlace(
  host: ExportHost,
  { command, folder }: { command: string; folder: string | undefined },
  suggested: { name: string; isOne: boolean },
): Promise<{ folder: string; name?: string } | null> {
  if (folder === undefined) {
    if (host.chooseExport) return host.chooseExport(suggested)
    throw new AppError('bad-request', `${command} wants the folder to export to.`)
  }
  if (!isAbsolute(folder)) throw new AppError('bad-request', 'The folder to export to is an absolute path.')
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw exportError(error)
  })
  return { folder }
}
