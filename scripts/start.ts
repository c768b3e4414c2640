// `npm start`: opens the desktop app. Where that cannot be, says why and opens the same app in the browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { buildRenderer, isBuilt } from '../src/server/buildRenderer.ts'
import { electronPath, fetchElectron, obstacle } from './desktop.ts'

const { env, platform } = process
const root = resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)

function reason(): string | null {
  const sentence = obstacle({ platform, env, uid: process.getuid?.() })
  if (sentence !== null) return sentence
  if (fetchElectron(env)) return null
  return 'Electron, which the desktop app needs, could not be fetched.'
}

/** Fetches the nets that look at photographs, in a process beside this one, which meanwhile may fetch Electron. */
function fetchNets(): Promise<unknown> {
  const build = join(root, 'scripts', 'sight', 'build.ts')
  return once(spawn(process.execPath, [build, '--setup'], { stdio: ['ignore', 2, 2] }), 'exit')
}

async function openApp(): Promise<void> {
  if (!(await isBuilt(root, 'app'))) {
    console.error('Building the app...')
    await buildRenderer(root)
  }
  // npm runs its scripts in the package's folder and names the one it was called from.
  const cwd = env['INIT_CWD'] ?? process.cwd()
  const app = spawn(electronPath(), [root, ...args], { cwd, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal))
  const [code] = (await once(app, 'exit')) as [number | null]
  process.exitCode = code ?? 1
}

const nets = fetchNets()
const sentence = reason()
await nets
if (sentence === null) await openApp()
else {
  console.error(`${sentence} Mondrian opens in your browser instead.`)
  process.argv = [process.execPath, 'mondrian', '--open', ...args]
  await import('../src/server/index.ts')
}
