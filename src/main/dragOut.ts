import { nativeImage, type BrowserWindow } from 'electron'
import type { ExportHost } from '../core/exporters/place.ts'

/** Pixels across of what is seen under the pointer. */
const iconWidth = 96

/** Has the window's drag go on as that of a file. Does nothing where there is no window any more. */
export const dragOutOf =
  (window: () => BrowserWindow | null): NonNullable<ExportHost['dragFile']> =>
  (file, icon) =>
    window()?.webContents.startDrag({
      file,
      icon: nativeImage.createFromPath(icon).resize({ width: iconWidth }),
    })
