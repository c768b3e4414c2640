// `npm run sight [-- --setup]`: puts the nets that look at photographs into vendor/sight. Never writes to standard output.
// --setup, before the app and the tests: silent when there is nothing to do, and no failure where they cannot be had.
import { join, relative } from 'node:path'
import { SightError } from './failure.ts'
import { fetchPackages } from './fetchPackages.ts'
import { ensureSight } from './sight.ts'
import { sourcePackages } from './sources.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'vendor', 'sight')
const isSetup = process.argv.includes('--setup')
const say = (sentence: string): void => console.error(sentence)

try {
  const written = ensureSight({ folder, packages: sourcePackages, fetchPackages, say })
  if (written.length > 0) say(`${written.length} files are in ${relative(root, folder)}.`)
  else if (!isSetup) say(`The nets in ${relative(root, folder)} are up to date.`)
} catch (error) {
  if (!(error instanceof SightError)) throw error
  say(error.message)
  process.exitCode = isSetup ? 0 : 1
}
