import { dialog, type BrowserWindow } from 'electron'
import { basename, dirname } from 'node:path'
import type { ExportHost } from '../core/exporters/place.ts'

/**
 * Asks in the window where an export is to go: one file under a name, which the dialog of the system lets nobody replace
 * unasked, or a folder. Null where there is no window, or nothing was chosen.
 */
export const chooseExport =
  (window: () => BrowserWindow | null): NonNullable<ExportHost['chooseExport']> =>
  async ({ name, isOne }) => {
    const parent = window()
    if (!parent) return null
    if (isOne) {
      const title = 'Export the Photograph'
      const { canceled, filePath } = await dialog.showSaveDialog(parent, { title, defaultPath: name })
      return canceled || filePath === '' ? null : { folder: dirname(filePath), name: basename(filePath) }
    }
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      title: 'Export to a Folder',
      properties: ['openDirectory', 'createDirectory'],
    })
    const folder = filePaths[0]
    return canceled || folder === undefined ? null : { folder }
  }
