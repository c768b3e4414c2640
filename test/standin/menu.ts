// `Menu`, as data that a test clicks on. Nothing is drawn, and keys do not reach it.

type Template = Electron.MenuItemConstructorOptions

export type StandinItem = Pick<Template, 'id' | 'label' | 'role' | 'accelerator' | 'type'> & {
  enabled: boolean
  checked: boolean
  submenu: StandinMenu | undefined
  click: () => void
}
export type StandinMenu = { items: StandinItem[]; getMenuItemById: (id: string) => StandinItem | null }

const key = /^(?:[A-Z0-9,.?=+-]|F\d+|Space|Backspace|Esc|Enter|Plus)$/
const modifiers = new Set(['CmdOrCtrl', 'Ctrl', 'Cmd', 'Alt', 'Shift'])

/** What Electron would not understand, it leaves out without a word. */
function assertAccelerator(accelerator: string): void {
  const parts = accelerator.split('+')
  const last = parts.pop() ?? ''
  if (!key.test(last) || !parts.every((part) => modifiers.has(part))) {
    throw new Error(`electron stand-in: ${accelerator} is no accelerator`)
  }
}

export type MenuModel = {
  buildFromTemplate: (template: Template[]) => StandinMenu
  setApplicationMenu: (menu: StandinMenu | null) => void
  getApplicationMenu: () => StandinMenu | null
}

export function createMenu(onQuit: () => void): MenuModel {
  let current: StandinMenu | null = null
  const item = (options: Template): StandinItem => {
    const { id, label, role, accelerator, type, enabled = true, checked = false, click, submenu } = options
    if (accelerator) assertAccelerator(accelerator)
    const described = { id, label, role, accelerator, type }
    return {
      ...(Object.fromEntries(Object.entries(described).filter(([, value]) => value)) as Partial<StandinItem>),
      enabled,
      checked,
      submenu: Array.isArray(submenu) ? build(submenu) : undefined,
      click() {
        if (role === 'quit') onQuit()
        else if (enabled) click?.({} as never, undefined, {})
      },
    }
  }
  const build = (template: Template[]): StandinMenu => {
    const items = template.map(item)
    const find = (id: string): StandinItem | null => {
      for (const each of items) {
        const found = each.id === id ? each : each.submenu?.getMenuItemById(id)
        if (found) return found
      }
      return null
    }
    return { items, getMenuItemById: find }
  }
  return {
    buildFromTemplate: build,
    setApplicationMenu(menu) {
      current = menu
    },
    getApplicationMenu: () => current,
  }
}
