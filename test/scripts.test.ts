// The scripts that run before and beside the tests, as processes of their own.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const runScript = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [join('scripts', name), ...args], { cwd: root, encoding: 'utf8' })

describe('setup.mjs', () => {
  it('says nothing when everything is installed', () => {
    expect(runScript('setup.mjs')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })
})

describe('checkLock.mjs', () => {
  const sqlite = { 'node_modules/better-sqlite3': { gypfile: false } }
  let folder = ''
  const lock = (packages: object): string => {
    const file = join(folder, 'package-lock.json')
    writeFileSync(file, JSON.stringify({ packages }))
    return file
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('accepts the lock of this repository', () => {
    expect(runScript('checkLock.mjs')).toMatchObject({ status: 0, stderr: '' })
  })

  it('names an optional dependency that the lock lacks', () => {
    const file = lock({
      ...sqlite,
      'node_modules/sharp': { optionalDependencies: { '@img/sharp-win32-x64': '1' } },
    })
    const { status, stderr } = runScript('checkLock.mjs', file)
    expect(status).toBe(1)
    expect(stderr).toContain('node_modules/sharp needs @img/sharp-win32-x64')
  })

  it.each(['node_modules/a/node_modules/b', 'node_modules/b'])(
    'finds an optional dependency at %s',
    (place) => {
      const file = lock({ ...sqlite, 'node_modules/a': { optionalDependencies: { b: '1' } }, [place]: {} })
      expect(runScript('checkLock.mjs', file).status).toBe(0)
    },
  )

  it('does not take a package nested elsewhere for the one that is needed', () => {
    const file = lock({
      ...sqlite,
      'node_modules/a': { optionalDependencies: { b: '1' } },
      'node_modules/c/node_modules/b': {},
    })
    expect(runScript('checkLock.mjs', file).status).toBe(1)
  })

  it('wants "gypfile": false for better-sqlite3, and writes it with --fix', () => {
    const file = lock({ 'node_modules/better-sqlite3': {} })
    expect(runScript('checkLock.mjs', file).stderr).toContain('--fix')
    expect(runScript('checkLock.mjs', file, '--fix').status).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ packages: sqlite })
    expect(runScript('checkLock.mjs', file).status).toBe(0)
  })
})
