// Whether the desktop app can run on this machine, and what it takes to have it. Starts nothing.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const electronFolder = dirname(require.resolve('electron/package.json'))

type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; uid: number | undefined }

/** What stands in the way of a window here, as a sentence; null when nothing does. */
export function obstacle({ platform, env, uid }: Machine): string | null {
  if (platform !== 'linux') return null
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'There is no display here.'
  return uid === 0 ? 'Electron does not run as root.' : null
}

/** Fetches Electron's binary, once. False where it cannot be had. */
export function fetchElectron(env: NodeJS.ProcessEnv): boolean {
  const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    env,
    stdio: 'ignore',
  })
  return status === 0
}

/** The path of the binary that was fetched. */
export const electronPath = (): string => require('electron') as string
