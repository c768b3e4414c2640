import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { pageActions } from '../shared/host.ts'
import { menuTemplate, type MenuActions } from './menu.ts'

/** Notes what is asked of it. */
function recorder() {
  const asked: unknown[][] = []
  const note =
    (name: string) =>
    (...args: unknown[]): void =>
      void asked.push([name, ...args])
  const actions: MenuActions = {
    choose: note('choose'),
    act: note('act'),
    toggleServer: note('toggleServer'),
    copyLink: note('copyLink'),
    openLink: note('openLink'),
    renewLink: note('renewLink'),
    openModels: note('openModels'),
    showLicenses: note('showLicenses'),
  }
  return { actions, asked }
}

function items(platform: NodeJS.Platform, options: { developing?: boolean; isServing?: boolean } = {}) {
  const { actions, asked } = recorder()
  const flat = (list: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    list.flatMap((item) => [item, ...flat((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])])
  const all = flat(menuTemplate({ platform, developing: false, isServing: false, ...options, actions }))
  return { all, asked, byId: (id: string) => all.find((item) => item.id === id) }
}

it.each(['darwin', 'win32', 'linux'] as const)(
  'has every action of the page once, and a way out, on %s',
  (platform) => {
    const { all } = items(platform)
    for (const { id, accelerator } of pageActions) {
      expect(all.filter((item) => item.id === id)).toMatchObject([{ accelerator }])
    }
    expect(all.filter((item) => item.role === 'quit').length).toBe(1)
    expect(all.filter((item) => item.role === 'about').length).toBe(1)
  },
)

it('adds by a dialog of its own, and hands every other action to the page', () => {
  const { asked, byId } = items('linux')
  for (const { id } of pageActions) byId(id)?.click?.({} as never, undefined, {})
  expect(asked).toEqual([
    ['choose', 'photographs'],
    ['act', 'advisors'],
    ['act', 'ask'],
    ['act', 'stop'],
    ['act', 'retry'],
    ['act', 'turn'],
    ['act', 'clipping'],
    ['act', 'focus'],
    ['act', 'thirds'],
    ['act', 'level'],
    ['act', 'sight'],
    ['act', 'grid'],
    ['act', 'loupe'],
    ['act', 'compare'],
    ['act', 'survey'],
    ['act', 'critiques'],
    ['act', 'talk'],
    ['act', 'gallery'],
    ['act', 'export'],
    ['act', 'reveal'],
    ['act', 'remove'],
    ['act', 'pause'],
    ['act', 'models'],
    ['act', 'palette'],
    ['act', 'settings'],
  ])
})

it('offers the link of the local server only while there is one', () => {
  for (const id of ['openLink', 'copyLink', 'renewLink']) {
    expect(items('linux').byId(id)).toMatchObject({ enabled: false })
    expect(items('linux', { isServing: true }).byId(id)).toMatchObject({ enabled: true })
  }
  expect(items('linux', { isServing: true }).byId('serve')).toMatchObject({ checked: true })
})

it('has a developer’s tools only for developers', () => {
  const has = (developing: boolean) =>
    items('linux', { developing }).all.some(({ role }) => role === 'toggleDevTools')
  expect([has(false), has(true)]).toEqual([false, true])
})
