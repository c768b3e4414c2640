// The vision engine that `npm run engine` built before these tests, and the build's own parts.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ensureEngine } from '../scripts/engine/engine.ts'
import { EngineBuildError } from '../scripts/engine/failure.ts'
import { createKey, holdsEngine, writeKey } from '../scripts/engine/key.ts'
import { withLock } from '../scripts/engine/lock.ts'
import { findPackages } from '../scripts/engine/packages.ts'
import { probeEar, probeEngine } from '../scripts/engine/probe.ts'
import { missingToolsSentence } from '../scripts/engine/tools.ts'
import { earFile, engineFile } from '../src/core/models/engineDir.ts'
import { temporaryFolder } from './support/core.ts'
import { engineDir, root } from './support/paths.ts'

const modulesDir = join(root, 'node_modules')
const platform = `${process.platform}-${process.arch}`
const packages = findPackages(modulesDir)
const built = engineDir ?? 'the engine was not built'

describe('the built engine', () => {
  it('starts, lists devices, and is of the release that node-llama-cpp has', () => {
    expect(`v${probeEngine(join(built, engineFile)).version}`).toContain(packages.release)
  })

  it('has the ear beside it, which starts', () => {
    expect(() => probeEar(join(built, earFile))).not.toThrow()
  })

  it('has every library of the package beside it, and the GPU modules that npm installed', () => {
    const expected = [...packages.libraries, ...packages.gpuModules.map((file) => basename(file))]
    expect(readdirSync(built)).toEqual(expect.arrayContaining(expected))
  })

  it.runIf(platform === 'linux-x64')('runs on a CPU module that was compiled here', async () => {
    const own = packages.libraries.filter(
      (file) => !readFileSync(join(built, file)).equals(readFileSync(join(packages.prebuilt, file))),
    )
    expect(own).toEqual(['libggml-cpu-haswell.so', 'libggml-cpu-zen4.so'])

    const folder = await temporaryFolder()
    const prebuiltModule = (file: string): boolean => file.includes('ggml-cpu') && file !== own[0]
    for (const file of readdirSync(built).filter((name) => !prebuiltModule(name))) {
      copyFileSync(join(built, file), join(folder, file))
    }
    const answer = spawnSync(join(folder, engineFile), ['--offline', '-lv', '5', '-m', 'none.gguf'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(answer.stderr).toMatch(/system_info: .* CPU : .*AVX2 = 1/)
  })

  it('is left alone by a second build, without a word', () => {
    const again = spawnSync(process.execPath, ['scripts/engine/build.ts', '--setup'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(again).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })
})

describe('ensureEngine', () => {
  const options = async () => {
    const folder = join(await temporaryFolder(), 'with a space', platform)
    return { folder, modulesDir, platform, mayInstallTools: false, say: () => undefined }
  }
  /** A PATH that holds these tools only. Each answers --version, and fails at anything else. */
  async function onlyTools(...names: string[]): Promise<void> {
    const folder = await temporaryFolder()
    for (const name of names) {
      const file = join(folder, name)
      writeFileSync(
        file,
        '#!/bin/sh\nif [ "$1" = --version ]; then echo 1; else echo "no luck"; exit 1; fi\n',
      )
      chmodSync(file, 0o755)
    }
    vi.stubEnv('PATH', folder)
    vi.stubEnv('CXX', undefined)
  }

  it('says in one sentence which tool is missing', async () => {
    await onlyTools('git', 'ninja', 'c++')
    const build = await options()
    await expect(ensureEngine(build)).rejects.toThrow(new EngineBuildError(missingToolsSentence(['cmake'])))
    expect(readdirSync(join(build.folder, '..'))).toEqual([])
  })

  it('keeps the former engine when a build fails, tells why, and leaves nothing of it or of a killed one', async () => {
    const build = await options()
    mkdirSync(build.folder, { recursive: true })
    mkdirSync(`${build.folder}.building-killed/result`, { recursive: true })
    writeFileSync(join(build.folder, engineFile), 'former')
    await onlyTools('git', 'cmake', 'ninja', 'c++')
    await expect(ensureEngine(build)).rejects.toThrow(/no luck\ngit failed/)
    expect(readdirSync(join(build.folder, '..'))).toEqual([platform])
    expect(readFileSync(join(build.folder, engineFile), 'utf8')).toBe('former')
  })

  it('needs no tool where the engine is there', async () => {
    await onlyTools()
    const build = { ...(await options()), folder: built }
    await expect(ensureEngine(build)).resolves.toBeNull()
  })
})

describe('the key', () => {
  const key = createKey(packages, platform, 'c++ 12')

  it('is the same for the same engine, and for no other', async () => {
    const folder = await temporaryFolder()
    expect(holdsEngine(folder, key)).toBe(false)
    writeKey(folder, key)
    expect(holdsEngine(folder, createKey(packages, platform, 'c++ 12'))).toBe(true)
    expect(holdsEngine(folder, createKey(packages, platform, 'c++ 13'))).toBe(false)
    expect(holdsEngine(folder, createKey(packages, 'linux-other', 'c++ 12'))).toBe(false)
    for (const other of [{ release: 'v0.0.1' }, { name: 'linux-other' }]) {
      expect(holdsEngine(folder, createKey({ ...packages, ...other }, platform, 'c++ 12'))).toBe(false)
    }
    expect(holdsEngine(folder, { ...key, recipe: 'another' })).toBe(false)
    expect(holdsEngine(folder, { ...key, gpuModules: ['libggml-other.so'] })).toBe(false)
  })

  it('lets an engine be where there is no compiler to build another', async () => {
    const folder = await temporaryFolder()
    writeKey(folder, key)
    expect(holdsEngine(folder, { ...key, compiler: null })).toBe(true)
  })

  it.each(['{}', '{"llamaCpp":1}'])('takes %s for the key of another engine', async (text) => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'built.json'), text)
    expect(holdsEngine(folder, key)).toBe(false)
  })
})

describe('findPackages', () => {
  const release = { version: '3.21.1', release: 'v0.4.0' }

  /** A node_modules folder with the least that counts as the packages of one version and release. */
  async function installed(
    prebuilt: typeof release,
    names = ['win-x64', 'win-x64-vulkan', 'win-x64-cuda'],
  ): Promise<string> {
    const folder = await temporaryFolder()
    const write = (path: string, content: object): void => {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), JSON.stringify(content))
    }
    write('node-llama-cpp/package.json', { version: '3.21.1' })
    write('nodejs-whisper/package.json', { version: '0.3.1' })
    write('node-llama-cpp/llama/llama.cpp.info.json', { tag: 'v0.4.0' })
    for (const name of names) {
      const bins = `@node-llama-cpp/${name}/bins/${name}`
      write(`@node-llama-cpp/${name}/package.json`, { version: prebuilt.version })
      write(`${bins}/_nlcBuildMetadata.json`, {
        buildOptions: { llamaCpp: { release: prebuilt.release } },
      })
      const gpu = name.split('-')[2]
      const files = ['ggml-base.dll', 'llama-addon.node', ...(gpu === undefined ? [] : [`ggml-${gpu}.dll`])]
      for (const file of files) write(`${bins}/${file}`, {})
    }
    return folder
  }
  const modules = (found: ReturnType<typeof findPackages>): string[] =>
    found.gpuModules.map((file) => basename(file))

  it('takes the libraries of the package with Vulkan, as the packaged app does, and CUDA from its own', async () => {
    const found = findPackages(await installed(release), 'win32', 'x64')
    expect(found.name).toBe('win-x64-vulkan')
    expect(found.libraries).toEqual(['ggml-base.dll', 'ggml-vulkan.dll'])
    expect(found.prebuilt).toContain('win-x64-vulkan')
    expect(modules(found)).toEqual(['ggml-cuda.dll'])
  })

  it('takes those of the plain package where there is no other', async () => {
    const found = findPackages(await installed(release, ['win-x64']), 'win32', 'x64')
    expect(found.libraries).toEqual(['ggml-base.dll'])
    expect(found).toMatchObject({ name: 'win-x64', gpuModules: [] })
  })

  it.each([
    [{ version: '3.22.1', release: 'v0.4.0' }, /win-x64-vulkan is 3\.22\.1, but node-llama-cpp is 3\.21\.1/],
    [{ version: '3.21.1', release: 'v0.5.0' }, /win-x64-vulkan is v0\.5\.0, but the source .* is v0\.4\.0/],
  ])('refuses libraries of another version: %j', async (prebuilt, sentence) => {
    const folder = await installed(prebuilt)
    expect(() => findPackages(folder, 'win32', 'x64')).toThrow(sentence)
  })

  it('names the package that a platform lacks', async () => {
    const folder = await installed(release)
    expect(() => findPackages(folder, 'darwin', 'arm64')).toThrow(/mac-arm64-metal.* is missing/)
  })
})

describe('withLock', () => {
  it('waits for a process that holds the lock, and not for one that is gone', async () => {
    const file = join(await temporaryFolder(), 'lock')
    const gone = spawnSync(process.execPath, ['--version']).pid
    writeFileSync(file, String(gone))
    const waits = vi.fn<() => void>()
    await withLock(file, waits, () => expect(readFileSync(file, 'utf8')).toBe(String(process.pid)))
    expect(waits).not.toHaveBeenCalled()

    writeFileSync(file, String(process.ppid))
    await withLock(file, () => rmSync(file), waits)
    expect(waits).toHaveBeenCalledOnce()
    expect(() => readFileSync(file)).toThrow(/ENOENT/)
  })
})
