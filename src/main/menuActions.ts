import { app, clipboard, dialog, Menu, shell, type OpenDialogOptions } from 'electron'
import { toErrorRecord } from '../shared/errors.ts'
import { photoExtensions } from '../shared/photos.ts'
import { externalLinks, openExternal } from './externalLinks.ts'
import type { HostRequests } from './hostRequests.ts'
import type { LocalServerSwitch } from './localServer.ts'
import { menuTemplate, type MenuActions } from './menu.ts'
import type { StudioWindow } from './window.ts'

type MenuParts = {
  window: StudioWindow
  server: LocalServerSwitch
  hostRequests: HostRequests
  /** The file that holds the licences of what ships. */
  licences: string
  onFault: (error: unknown) => void
}

const choices: Record<Parameters<MenuActions['choose']>[0], OpenDialogOptions> = {
  photographs: {
    title: 'Add Photographs',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Photographs', extensions: [...photoExtensions.picture, ...photoExtensions.raw] },
      { name: 'All Files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Add a Folder', properties: ['openDirectory', 'multiSelections'] },
}

/** Puts the menu in place and the about panel behind it; what an entry cannot do is said in a sentence. */
export function showMenu({ window, server, hostRequests, licences, onFault }: MenuParts): void {
  const run = async (work: () => unknown): Promise<void> => {
    try {
      await work()
    } catch (error) {
      onFault(error)
      dialog.showErrorBox('Mondrian', toErrorRecord(error).message)
    }
  }
  const attempt = (work: () => unknown): void => void run(work)
  const choose = async (kind: keyof typeof choices): Promise<void> => {
    window.show()
    const parent = window.current()
    if (!parent) return
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, choices[kind])
    if (!canceled && filePaths.length > 0) hostRequests.send({ type: 'open', paths: filePaths })
  }
  const toggleServer = async (): Promise<void> => {
    try {
      await (server.link() === null ? server.turnOn() : server.turnOff())
    } finally {
      build()
    }
  }
  const withLink = (work: (link: string) => unknown): void =>
    attempt(() => {
      const link = server.link()
      return link && work(link)
    })

  const actions: MenuActions = {
    choose: (kind) => attempt(() => choose(kind)),
    act(action) {
      window.show()
      hostRequests.send({ type: 'act', action })
    },
    toggleServer: () => attempt(toggleServer),
    copyLink: () => withLink((link) => clipboard.writeText(link)),
    openLink: () => withLink((link) => shell.openExternal(link)),
    renewLink: () => attempt(() => server.renew()),
    openModels: () => attempt(() => openExternal(externalLinks.models)),
    showLicenses: () =>
      attempt(async () => {
        const problem = await shell.openPath(licences)
        if (problem !== '') throw new Error('The licenses could not be opened.')
      }),
  }
  const build = (): void => {
    const { platform } = process
    const template = menuTemplate({
      platform,
      developing: !app.isPackaged,
      isServing: server.link() !== null,
      actions,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  app.setAboutPanelOptions({
    applicationName: 'Mondrian',
    applicationVersion: app.getVersion(),
    copyright: 'MIT license. Help > Licenses has those of everything that ships with Mondrian.',
    credits: 'Photographs critiqued on your own computer, measured before spoken.',
  })
  build()
}
