// The packed tree for Linux at work, where the computer can run it: nothing that the app needs was left out.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { probeEar } from '../../scripts/engine/probe.ts'
import { blocksOf, shownBlocks } from '../e2e/critiqueText.ts'
import { visionRecital } from '../fixtures/gguf/index.ts'
import { drop, isElectron, launch, quit } from '../shell/launch.ts'
import { childrenOf } from '../shell/processes.ts'
import { call, completed, critique, row } from '../shell/studio.ts'
import { isRunning } from '../support/children.ts'
import { temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { writeTinted } from '../support/tinted.ts'
import { packedLinuxTree, type PackedTree } from './packedLinuxTree.ts'
import { isHost, linuxX64 } from './targets.ts'

describe.runIf(isHost(linuxX64))('packed for Linux', () => {
  let tree: PackedTree
  beforeAll(async () => {
    tree = await packedLinuxTree()
  }, 300_000)
  afterAll(() => rmSync(tree.appDir, { recursive: true, force: true }))

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
    [
      'onnxruntime-node',
      `const { listSupportedBackends } = await import('onnxruntime-node')
     console.log(listSupportedBackends().some(({ name }) => name === 'cpu'))`,
    ],
    ['exifreader', `console.log(typeof (await import('exifreader')).default.load === 'function')`],
    ['hono', `console.log(typeof (await import('hono')).Hono === 'function')`],
    ['@hono/node-server', `console.log(typeof (await import('@hono/node-server')).serve === 'function')`],
    ['yaml', `console.log((await import('yaml')).parse('a: b').a === 'b')`],
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

  it('the ear finds them, too', () => {
    expect(() => probeEar(join(tree.engineDir, 'voice'))).not.toThrow()
  })

  // Over the stand-in: real Electron would need to be packed itself.
  describe.runIf(!isElectron)('the app', () => {
    it('critiques a sample at the first start, then what is dropped, and ends', async () => {
      const shell = await launch({ dataDir: await temporaryFolder(), packed: tree })
      const { page, errors, evaluate, process: main } = shell
      expect(await evaluate(({ app }) => app.isPackaged)).toBe(true)
      await page.getByRole('button', { name: /Pier sunset/ }).click()
      await critique(page).getByText('Strengths').waitFor()
      await completed(page)
      await drop(shell, [await writePhoto(await temporaryFolder())])
      await row(page, 'photo.jpg').waitFor()
      const statuses = async () => {
        const reply = await call(shell, 'jobs.list', {})
        return reply.ok ? reply.value.jobs.map(({ status }) => status) : reply.error
      }
      await expect.poll(statuses, { timeout: 30_000 }).toEqual(['completed', 'completed'])
      expect(errors).toEqual([])
      const children = childrenOf(main.pid)
      expect(await quit(shell)).toEqual({ code: 0, signal: null })
      await expect.poll(() => children.filter(isRunning), { timeout: 10_000 }).toEqual([])
    })

    it('opens the licences that ship with it', async () => {
      const { evaluate } = await launch({ dataDir: await temporaryFolder(), packed: tree })
      const opened = await evaluate(({ Menu, shell }) => {
        const { promise, resolve } = Promise.withResolvers<string>()
        shell.openPath = async (path) => (resolve(path), '')
        Menu.getApplicationMenu()?.getMenuItemById('licences')?.click()
        return promise
      })
      expect(opened).toBe(join(tree.resourcesPath, 'THIRD-PARTY-LICENSES.txt'))
    })

    it('looks at a picture with the vision engine it ships with', async () => {
      const dataDir = await temporaryFolder()
      const { path, texts } = await visionRecital()
      const shell = await launch({ dataDir, packed: tree })
      await call(shell, 'settings.set', { defaultModelId: path })
      await drop(shell, [await writeTinted(dataDir, 'green')])
      await completed(shell.page)
      expect(await shownBlocks(shell.page)).toEqual(blocksOf(texts.green))
      const engine = childrenOf(shell.process.pid, join(tree.engineDir, 'llama-server'))
      expect(engine).toHaveLength(1)
      expect(await quit(shell)).toEqual({ code: 0, signal: null })
      await expect.poll(() => engine.filter(isRunning), { timeout: 10_000 }).toEqual([])
    })
  })
})
