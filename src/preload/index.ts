// What a page of the desktop app may do beyond a browser's page: three functions, and no more.
// Never decides anything: the main process checks who speaks and what is said.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'

const channels = ['event', 'host']

contextBridge.exposeInMainWorld('mondrian', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
  on: (channel: string, listener: (message: unknown) => void): (() => void) => {
    if (!channels.includes(channel)) throw new Error(`There is no channel ${channel}`)
    const receive = (_: IpcRendererEvent, message: unknown): void => listener(message)
    ipcRenderer.on(channel, receive)
    ipcRenderer.send('subscribe', channel)
    return () => void ipcRenderer.off(channel, receive)
  },
  pathForFile: (file: File): string => webUtils.getPathForFile(file),
})
