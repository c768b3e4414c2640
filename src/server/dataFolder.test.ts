import { expect, it } from 'vitest'
import { dataFolder } from './dataFolder.ts'

it.each([
  ['linux', {}, '/home/ada', '/home/ada/.local/share/mondrian'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/mondrian'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada', '/home/ada/.local/share/mondrian'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ada', '/home/ada/.local/share/mondrian'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/ada', '/Users/ada/Library/Application Support/Mondrian'],
  [
    'win32',
    { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' },
    'C:\\Users\\ada',
    'C:\\Users\\ada\\AppData\\Roaming\\Mondrian',
  ],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Mondrian'],
] as const)('%s with %j', (platform, env, home, folder) => {
  expect(dataFolder({ platform, env, home })).toBe(folder)
})
