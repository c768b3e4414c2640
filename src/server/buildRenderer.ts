// Keeps the built window as new as its sources, for a server that runs from them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { AppError } from '../shared/errors.ts'

/** What is made, and what it is made of, from the root of the repository. */
const parts = {
  renderer: { made: ['renderer/index.html'], sources: ['src/renderer', 'src/shared'] },
  app: { made: ['main/index.js', 'preload/index.cjs', 'renderer/index.html'], sources: ['src'] },
}
const recipe = ['electron.vite.config.ts', 'package-lock.json']

/** When `path`, or the newest file below it, was changed: milliseconds since 1970, 0 when there is none. */
async function changedAt(path: string): Promise<number> {
  const stats = await stat(path).catch(() => null)
  if (stats === null) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  const names = await readdir(path)
  return Math.max(0, ...(await Promise.all(names.map((name) => changedAt(join(path, name))))))
}

/** Whether the window, or the whole desktop app, was built after the last change of its sources. */
export async function isBuilt(root: string, part: keyof typeof parts = 'renderer'): Promise<boolean> {
  const { made, sources } = parts[part]
  const built = await Promise.all(made.map((file) => changedAt(join(root, 'out', file))))
  const changed = await Promise.all([...sources, ...recipe].map((source) => changedAt(join(root, source))))
  return Math.min(...built) >= Math.max(...changed, 1)
}

/** Builds the window, and with it the desktop app. Rejects with AppError `internal` that ends with what the build says. */
export async function buildRenderer(root: string): Promise<void> {
  const build = spawn('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const said = Promise.all([text(build.stdout), text(build.stderr)])
  const [code] = (await once(build, 'close')) as [number | null]
  if (code === 0) return
  throw new AppError('internal', `The window could not be built.\n${(await said).join('')}`)
}
