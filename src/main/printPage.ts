// A page on paper, by the Chromium that the app is: in a window that nobody sees, whose page runs no script.
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { BrowserWindow } from 'electron'
import type { PrintPage } from '../core/exporters/print/printPage.ts'
import { pageOrigin } from './pageOrigin.ts'
import type { PrintPages } from './pages.ts'

export const createPrintPage =
  (pages: PrintPages): PrintPage =>
  async ({ page, pdf, signal }) => {
    signal.throwIfAborted()
    const address = `/print/${randomUUID()}`
    pages.set(address, page)
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        javascript: false,
        spellcheck: false,
        devTools: false,
      },
    })
    const stopped = Promise.withResolvers<never>()
    const stop = (): void => stopped.reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    const print = async (): Promise<void> => {
      await window.loadURL(`${pageOrigin}${address}`)
      const made = await window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        preferCSSPageSize: true,
      })
      await writeFile(pdf, made, { flag: 'wx', signal })
    }
    try {
      await Promise.race([print(), stopped.promise])
    } finally {
      signal.removeEventListener('abort', stop)
      pages.delete(address)
      if (!window.isDestroyed()) window.destroy()
    }
  }
