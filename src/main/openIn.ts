// Opens photographs with other programs. Electron knows the usual one of a file alone; another one a person shows once.
import { spawn } from 'node:child_process'
import { dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron'
import type { HostPrograms } from '../core/exporters/place.ts'
import { readPrograms, startCommand, withProgram, writePrograms } from './programList.ts'

const whereProgramsAre: Partial<Record<NodeJS.Platform, Partial<OpenDialogOptions>>> = {
  darwin: { defaultPath: '/Applications', filters: [{ name: 'Programs', extensions: ['app'] }] },
  win32: { filters: [{ name: 'Programs', extensions: ['exe'] }] },
  linux: { defaultPath: '/usr/bin' },
}

/** `file`: where the chosen programs are kept. */
export function openIn(file: string, window: () => BrowserWindow | null): HostPrograms {
  return {
    names: () => readPrograms(file).map(({ name }) => name),
    async open(path, name) {
      if (name === null) return (await shell.openPath(path)) === ''
      const program = readPrograms(file).find((each) => each.name === name)
      return program !== undefined && started(program.path, path)
    },
    async choose(path) {
      const parent = window()
      if (!parent) return null
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Open the Photograph In',
        buttonLabel: 'Open',
        properties: ['openFile'],
        ...whereProgramsAre[process.platform],
      })
      const chosen = filePaths[0]
      if (canceled || chosen === undefined) return null
      const isStarted = await started(chosen, path)
      if (isStarted) writePrograms(file, withProgram(readPrograms(file), chosen))
      return isStarted
    },
  }
}

/** It lives on when Mondrian ends. */
async function started(program: string, path: string): Promise<boolean> {
  const child = spawn(...startCommand(program, path), { detached: true, stdio: 'ignore' })
  child.unref()
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
}
