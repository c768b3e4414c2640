// The packed tree for Linux at work, where the computer can run it: nothing that the app needs was left out.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packedLinuxTree, type PackedTree } from './packedLinuxTree.ts'
import { isHost, linuxX64 } from './targets.ts'

describe.runIf(isHost(linuxX64))('packed for Linux', () => {
  let tree: PackedTree
  beforeAll(async () => {
    tree = await packedLinuxTree()
  }, 300_000)

  /** Runs a module of this text inside the tree, so that it imports what the tree has. */
  function runInTree(source: string) {
    // A file, because node-llama-cpp forks, and a fork would inherit --eval.
    writeFileSync(join(tree.appDir, 'check.mjs'), source)
    return spawnSync(process.execPath, ['check.mjs'], { cwd: tree.appDir, encoding: 'utf8' })
  }

  it.each([
    [
      'better-sqlite3',
      `const { default: Database } = await import('better-sqlite3')
     console.log(new Database(':memory:').prepare('select 1 + 1 as sum').get().sum === 2)`,
    ],
    [
      'sharp',
      `const { default: sharp } = await import('sharp')
     const create = { width: 8, height: 8, channels: 3, background: 'red' }
     console.log((await sharp({ create }).jpeg().toBuffer()).length > 100)`,
    ],
    [
      'node-llama-cpp',
      `const { getLlama } = await import('node-llama-cpp')
     const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false })
     console.log(llama.gpu === false && llama.buildType === 'prebuilt')`,
    ],
    [
      'libheif-js',
      `const { createRequire } = await import('node:module')
     const start = createRequire(process.cwd() + '/')('libheif-js/libheif-wasm/libheif-bundle.js')
     console.log(typeof start().HeifDecoder === 'function')`,
    ],
    [
      'libraw-wasm',
      `const { readFileSync } = await import('node:fs')
     const { default: start } = await import('libraw-wasm/dist/libraw.js')
     const libraw = await start({ wasmBinary: readFileSync('node_modules/libraw-wasm/dist/libraw.wasm') })
     console.log(typeof libraw.LibRaw === 'function')`,
    ],
    ['exifreader', `console.log(typeof (await import('exifreader')).default.load === 'function')`],
    ['hono', `console.log(typeof (await import('hono')).Hono === 'function')`],
    ['@hono/node-server', `console.log(typeof (await import('@hono/node-server')).serve === 'function')`],
    ['zod', `console.log((await import('zod')).z.string().parse('a') === 'a')`],
  ])('%s works', (_, source) => {
    expect(runInTree(source)).toMatchObject({ stdout: 'true\n', stderr: '', status: 0 })
  })

  it('the vision engine finds its libraries', () => {
    const program = join(tree.engineDir, 'llama-server')
    const { status, stdout, stderr } = spawnSync(program, ['--list-devices'], { cwd: '/', encoding: 'utf8' })
    expect({ status, stderr }).toMatchObject({ status: 0 })
    expect(stdout).toContain('Available devices:')
  })
})
