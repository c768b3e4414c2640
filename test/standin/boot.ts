// node test/standin/boot.ts APP [ARGUMENT...]: runs the built main process of APP with the stand-in for `electron`.
import { readFileSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type Ask = { id: number; source: string; argument: unknown }

// As Electron has it: the program, the app, its arguments.
const [program = process.execPath, , ...rest] = process.argv
process.argv = [program, ...rest]
const app = resolve(rest[0] ?? '.')

const resourcesPath = process.env['STANDIN_RESOURCES'] ?? join(import.meta.dirname, 'no resources')
Object.defineProperty(process, 'resourcesPath', { value: resourcesPath })

const standin = new URL('electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standin, shortCircuit: true } : next(specifier, context),
})
const electron = await import('./electron.ts')

/** Runs a function of a test where Electron is, and answers with what it returns. */
async function run({ id, source, argument }: Ask): Promise<void> {
  try {
    // oxlint-disable-next-line no-eval -- functions come from the test as text, as Playwright sends them to Electron
    const call = globalThis.eval(`(${source})`) as (module: unknown, argument: unknown) => unknown
    process.send?.({ id, value: await call(electron, argument) })
  } catch (error) {
    process.send?.({ id, error: String(error) })
  }
}
process.on('message', (ask: Ask) => void run(ask))
// Whoever only listens must not keep the app from ending.
process.channel?.unref()

const mainOf = (folder: string): string => {
  const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string }
  return join(folder, main)
}
await import(pathToFileURL(statSync(app).isDirectory() ? mainOf(app) : app).href)
electron.becomeReady()
