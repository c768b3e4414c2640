// Which Chromium of this computer makes PDFs where the host has none of its own. Starts nothing.
import { existsSync } from 'node:fs'
import { delimiter, posix, win32 } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** By the names that distributions give them; the one without a window takes the least. */
const onLinux = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const onWindows = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
]

/** Where one may lie, the one to take first; `CHROMIUM_PATH` comes before all. */
function candidates(platform: NodeJS.Platform, env: Env): string[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    return onWindows.flatMap((parts) => roots.flatMap((root) => (root ? [win32.join(root, ...parts)] : [])))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])]
    return onMac.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => posix.isAbsolute(folder))
  return onLinux.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}

/** The path of a Chromium, Chrome, Edge or Brave; null where there is none. */
export function findChromium(
  platform: NodeJS.Platform = process.platform,
  env: Env = process.env,
  exists: (path: string) => boolean = existsSync,
): string | null {
  const named = env['CHROMIUM_PATH']
  return [...(named ? [named] : []), ...candidates(platform, env)].find(exists) ?? null
}
