// Makes a checkout ready before `npm test` and `npm run analyze`: packages installed, a Node that is new enough.
// Silent when there is nothing to do, and never writes to stdout. Runs on the machine's own Node, 18 or later.
import { existsSync, readFileSync } from 'node:fs'
import { npmCi } from './npmCi.mjs'

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether node_modules holds what the lock names. npm writes its own record there as the last step of an install. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(record)) return false
  const wanted = readPackages('package-lock.json')
  const present = readPackages(record)
  const asLocked = ([path, locked]) => {
    // Optional packages of other platforms stay away.
    if (!(path in present)) return path === '' || locked.optional === true
    return present[path].integrity === locked.integrity
  }
  return Object.entries(wanted).every(asLocked) && Object.keys(present).every((path) => path in wanted)
}

if (!isInstalled()) {
  console.error('Installing what Mondrian needs (1.8 GB, once)...')
  npmCi()
}
// Does nothing after an install, which has done it; a machine's Node may also have changed since then.
await import('./ensureNode.mjs')
