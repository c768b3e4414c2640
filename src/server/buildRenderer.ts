// Keeps the built window as new as its sources, for a server that runs from them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { AppError } from '../shared/errors.ts'

/** What the window is made of, from the root of the repository. */
const sources = ['src/renderer', 'src/shared', 'electron.vite.config.ts', 'package-lock.json']

/** When `path`, or the newest file below it, was changed: milliseconds since 1970, 0 when there is none. */
async function changedAt(path: string): Promise<number> {
  const stats = await stat(path).catch(() => null)
  if (stats === null) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  const names = await readdir(path)
  return Math.max(0, ...(await Promise.all(names.map((name) => changedAt(join(path, name))))))
}

/** Whether the window was built after the last change of its sources. */
export async function isBuilt(root: string): Promise<boolean> {
  const built = await changedAt(join(root, 'out', 'renderer', 'index.html'))
  const changed = await Promise.all(sources.map((source) => changedAt(join(root, source))))
  return built > 0 && built >= Math.max(...changed)
}

/** Builds the window. Rejects with AppError `internal` that ends with what the build says. */
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
