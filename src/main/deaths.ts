import { app, dialog, type BrowserWindow } from 'electron'

/**
 * Says so when the page dies or hangs, and opens it again. What is being written is not touched: the core lives here,
 * the models in children of their own, whose deaths the core tells in its events.
 */
export function watchPage(window: BrowserWindow, onFault: (error: unknown) => void): void {
  const { webContents } = window
  const offer = async (message: string, other: string, onOther: () => void): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      detail: 'Critiques go on being written, and nothing is lost.',
      buttons: ['Open It Again', other],
      defaultId: 0,
      cancelId: 1,
    })
    if (window.isDestroyed()) return
    if (response === 0) webContents.reload()
    else onOther()
  }
  webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return
    offer('The window of Mondrian has stopped working.', 'Quit', () => app.quit()).catch(onFault)
  })
  window.on('unresponsive', () => {
    offer('The window of Mondrian does not answer.', 'Wait', () => undefined).catch(onFault)
  })
}
