// `npm run engine [-- --setup]`: builds the vision engine into vendor/engine. Never writes to standard output.
// --setup, for the tests: installs missing tools where that can be done, and is silent when there is nothing to do.
import { join, relative } from 'node:path'
import { ensureEngine } from './engine.ts'
import { EngineBuildError } from './failure.ts'

const root = join(import.meta.dirname, '..', '..')
const platform = `${process.platform}-${process.arch}`
const folder = join(root, 'vendor', 'engine', platform)
const place = relative(root, folder)
const isSetup = process.argv.includes('--setup')
const say = (sentence: string): void => console.error(sentence)

try {
  const modulesDir = join(root, 'node_modules')
  const engine = await ensureEngine({ folder, modulesDir, platform, mayInstallTools: isSetup, say })
  if (engine) {
    const devices = engine.devices.length > 0 ? engine.devices.join('; ') : 'the CPU only'
    say(`The vision engine is in ${place}: llama-server ${engine.version}. It can use ${devices}.`)
  } else if (!isSetup) {
    say(`The vision engine in ${place} is up to date.`)
  }
} catch (error) {
  if (!(error instanceof EngineBuildError)) throw error
  say(error.message)
  process.exitCode = 1
}
