// Checks package-lock.json for two things npm gets wrong without a word. `--fix` mends the second.
//
// 1. A registry may lack some platform's binary of a package. npm then leaves that optional dependency out of the lock,
//    and `npm ci` fails everywhere.
// 2. npm drops `"gypfile": false` from the lock, and then `npm ci` compiles better-sqlite3, which brings its binaries.
import { readFileSync, writeFileSync } from 'node:fs'

/** Node's own look-up: `name` beside the package at `path`, or in a node_modules further up. */
function resolves(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}

function missingOptional(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolves(packages, path, name))
      .map((name) => `${path} needs ${name}`),
  )
}

const file = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))
const problems = missingOptional(lock.packages)

const sqlite = lock.packages['node_modules/better-sqlite3']
if (sqlite && sqlite.gypfile !== false) {
  if (process.argv.includes('--fix')) {
    sqlite.gypfile = false
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  } else {
    problems.push('node_modules/better-sqlite3 needs "gypfile": false (run this with --fix)')
  }
}

if (problems.length > 0) {
  console.error(`${file} is incomplete:\n${problems.join('\n')}`)
  process.exitCode = 1
} else {
  console.log(`${file} is complete: ${Object.keys(lock.packages).length} packages`)
}
