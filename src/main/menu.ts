// The native menu as a plain list. Never acts by itself: every entry calls what it was given.
import type { MenuItemConstructorOptions } from 'electron'
import { pageActions, type PageAction } from '../shared/host.ts'

export type MenuActions = {
  /** Lets a person choose photographs, or a folder of them. */
  choose: (kind: 'photographs' | 'folder') => void
  act: (action: PageAction) => void
  toggleServer: () => void
  copyLink: () => void
  openLink: () => void
  renewLink: () => void
  openModels: () => void
  showLicenses: () => void
}

export type MenuOptions = {
  platform: NodeJS.Platform
  /** Whether the tools of a developer are there. */
  developing: boolean
  isServing: boolean
  actions: MenuActions
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

const labels: Record<PageAction, string> = {
  add: 'Add Photographs…',
  advisors: 'Choose Advisors…',
  ask: 'Ask About the Photograph',
  stop: 'Stop This Critique',
  retry: 'Try It Again',
  turn: 'Turn the Photograph',
  clipping: 'Where It Is Clipped',
  focus: 'Focus Map',
  thirds: 'Thirds and What Draws the Eye',
  level: 'Level Line',
  sight: 'What Was Seen',
  grid: 'Grid',
  loupe: 'One Photograph',
  compare: 'Compare',
  survey: 'Survey',
  critiques: 'Advisors Side by Side',
  talk: 'Conversations',
  gallery: 'All Advisors',
  export: 'Export…',
  reveal: 'Show the File in Its Folder',
  remove: 'Remove the Photograph…',
  pause: 'Pause the Queue, or Go On',
  models: 'Models…',
  palette: 'Commands…',
  settings: 'Settings and Shortcuts…',
}

export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { platform, developing, isServing, actions } = options
  const isMac = platform === 'darwin'
  const item = (id: PageAction, click = (): void => actions.act(id)): MenuItemConstructorOptions => {
    const accelerator = pageActions.find((action) => action.id === id)?.accelerator
    return { id, label: labels[id], click, ...(accelerator && { accelerator }) }
  }
  const entry = (
    id: string,
    label: string,
    click: () => void,
    enabled = true,
  ): MenuItemConstructorOptions => ({
    id,
    label,
    click,
    enabled,
  })

  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      item('settings'),
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      item('add', () => actions.choose('photographs')),
      {
        ...entry('addFolder', 'Add a Folder…', () => actions.choose('folder')),
        accelerator: 'CmdOrCtrl+Shift+O',
      },
      separator,
      item('export'),
      item('reveal'),
      separator,
      ...(isMac ? [] : [item('settings'), separator]),
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  }
  const critique: MenuItemConstructorOptions = {
    label: 'Critique',
    submenu: [
      item('advisors'),
      item('gallery'),
      item('ask'),
      item('models'),
      item('turn'),
      item('remove'),
      separator,
      item('stop'),
      item('retry'),
      separator,
      item('pause'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('palette'),
      separator,
      item('grid'),
      item('loupe'),
      item('compare'),
      item('survey'),
      item('critiques'),
      item('talk'),
      separator,
      item('clipping'),
      item('focus'),
      item('thirds'),
      item('level'),
      item('sight'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(developing
        ? [separator, { role: 'forceReload' } as const, { role: 'toggleDevTools' } as const]
        : []),
    ],
  }
  const server: MenuItemConstructorOptions = {
    label: 'Browser',
    submenu: [
      {
        ...entry('serve', 'Serve Browsers on This Computer', actions.toggleServer),
        type: 'checkbox',
        checked: isServing,
      },
      separator,
      entry('openLink', 'Open in the Browser', actions.openLink, isServing),
      entry('copyLink', 'Copy the Link', actions.copyLink, isServing),
      entry('renewLink', 'Make a New Link', actions.renewLink, isServing),
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [
      entry('findModels', 'Find Models in GGUF Form', actions.openModels),
      entry('licences', 'Licenses', actions.showLicenses),
      ...(isMac ? [] : [separator, { role: 'about' } as const]),
    ],
  }
  const middle: MenuItemConstructorOptions[] = [file, { role: 'editMenu' }, critique, view, server]
  return [...(isMac ? [appMenu] : []), ...middle, { role: 'windowMenu' }, help]
}
