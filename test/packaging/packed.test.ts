// What installers hold, on three systems. Electron itself is a placeholder; everything else is what a release packs.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { extractFile, getRawHeader } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, describe, expect, it } from 'vitest'
import { shippedPackages } from '../../scripts/licences/shipped.ts'
import { missingNets } from '../../scripts/sight/missingNets.ts'
import { weightHashes } from '../../src/workers/sight/weights.ts'
import { root } from '../support/paths.ts'
import { archivedFiles, filesOnDisk, type PackedFile } from './contents.ts'
import { findEngine } from './engine.ts'
import { pack, type Packed } from './pack.ts'
import { nameOf, packable } from './targets.ts'

/** Of everything but Electron, in MB. Measured for Windows: 266. */
const maxMegabytes = { linux: 252, win32: 268, darwin: 148 }

const unpacked = 'app.asar.unpacked/node_modules'
const sum = (files: PackedFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0)

describe.each(packable.map((target) => [nameOf(target), target] as const))('%s', (name, target) => {
  let packed: Packed
  let archive: string
  let archived: PackedFile[]
  let onDisk: PackedFile[]
  const paths = (files: PackedFile[]): string[] => files.map(({ path }) => path)

  beforeAll(async () => {
    packed = await pack(target)
    archive = join(packed.resourcesDir, 'app.asar')
    archived = archivedFiles(archive)
    onDisk = filesOnDisk(packed.resourcesDir)
  }, 300_000)

  it('holds every process of the app', () => {
    expect(paths(archived)).toEqual(
      expect.arrayContaining([
        ...['index', 'utility', 'photo', 'inference', 'sight', 'metadata', 'remote', 'voice'].map(
          (process) => `out/main/${process}.js`,
        ),
        'out/preload/index.cjs',
        'out/renderer/index.html',
      ]),
    )
    const manifest: unknown = JSON.parse(extractFile(archive, 'package.json').toString())
    expect(manifest).toMatchObject({ main: 'out/main/index.js' })
  })

  it('holds nothing that it was made from or with', () => {
    const files = paths([...archived, ...onDisk])
    const sources = /\.(map|[mc]?tsx?|c|cc|cpp|cs|h|hpp|gyp|gypi|lib|bundle)$/
    expect(files.filter((path) => sources.test(path))).toEqual([])
    expect(paths(archived).filter((path) => !/^(package\.json|out\/|node_modules\/)/.test(path))).toEqual([])
    const tools =
      /node_modules\/(react|vite|vitest|electron|electron-builder|typescript|@typescript|playwright-core)\//
    expect(files.filter((path) => tools.test(path))).toEqual([])
  })

  it('keeps native code outside the archive, and only code for this system', () => {
    expect(archived.filter(({ native }) => native !== null)).toEqual([])
    const native = onDisk.filter((file) => file.native !== null)
    expect(native.filter((file) => file.native !== name)).toEqual([])
    expect(native.length).toBeGreaterThan(8)
    const bindings = paths(native).filter((path) => path.endsWith('.node'))
    expect(bindings.filter((path) => path.includes('better-sqlite3'))).toHaveLength(1)
    expect(bindings.filter((path) => path.includes('/sharp-'))).toHaveLength(1)
    expect(bindings.filter((path) => path.includes('@node-llama-cpp')).length).toBeGreaterThan(0)
  })

  it('is no larger than it has to be, and has no CUDA', () => {
    expect((sum(archived) + sum(onDisk.filter(({ path }) => path !== 'app.asar'))) / 1e6).toBeLessThan(
      maxMegabytes[target.platform],
    )
    expect(paths([...archived, ...onDisk]).filter((path) => /-cuda[/-]|ggml-cuda/.test(path))).toEqual([])
  })

  it('has the vision engine beside the libraries it shares, and the GPU module once', () => {
    const files = filesOnDisk(findEngine(packed.resourcesDir)).map(({ path }) => path)
    expect(files).toContain(target.platform === 'win32' ? 'llama-server.exe' : 'llama-server')
    expect(files.filter((file) => /^(lib)?llama-common\./.test(file))).toHaveLength(1)
    expect(files.filter((file) => /^(lib)?llama\..*v\d/.test(file))).toHaveLength(1)
    const gpuModules = paths(onDisk).filter((path) => /ggml-(vulkan|metal)\.(so|dll)$/.test(basename(path)))
    expect(gpuModules).toHaveLength(1)
  })

  it('has what ships beside the app, unchanged', () => {
    for (const file of [
      'models/starter.gguf',
      'models/starter.json',
      'starter/everyone.txt',
      'advisors/ansel.md',
    ]) {
      const shipped = readFileSync(join(packed.resourcesDir, file))
      expect(shipped.equals(readFileSync(join(root, 'resources', file)))).toBe(true)
    }
    expect(paths(onDisk).filter((path) => path.startsWith('samples/')).length).toBeGreaterThan(1)
    expect(readFileSync(join(packed.resourcesDir, 'LICENSE'), 'utf8')).toContain('MIT License')
    expect(readFileSync(join(packed.resourcesDir, 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain(
      'libheif-js',
    )
  })

  it('has every net, byte for byte, and nothing beside them', () => {
    const nets = paths(onDisk).filter((path) => path.startsWith('sight/'))
    expect(nets.toSorted()).toEqual(
      Object.keys(weightHashes)
        .map((file) => `sight/${file}`)
        .toSorted(),
    )
    expect(missingNets(join(packed.resourcesDir, 'sight'))).toEqual([])
  })

  it('has the ONNX Runtime of its system, and no other', () => {
    const files = paths([...archived, ...onDisk]).filter((path) => path.includes('node_modules/onnxruntime-'))
    const inWebAssembly = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm', 'ort.node.min.mjs']
    const expected = {
      linux: ['libonnxruntime.so.1', 'onnxruntime_binding.node'],
      darwin: ['libonnxruntime.1.23.2.dylib', 'onnxruntime_binding.node'],
      win32: inWebAssembly,
    }
    const own = /\/(bin\/.*|ort[^/]*|[^/]*wasm)$/
    expect(
      files
        .filter((path) => own.test(path))
        .map((path) => basename(path))
        .toSorted(),
    ).toEqual(expected[target.platform])
  })

  it('holds no package whose licence it does not show', () => {
    const licensed = new Set(shippedPackages(root).map((shipped) => shipped.name))
    const held = paths([...archived, ...onDisk]).map(
      (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/./.exec(path)?.[1],
    )
    // Their binaries have a package for each system, and the licences are collected on this one.
    const ofOneSystem = /^(@(img|node-llama-cpp|reflink)\/|exiftool-vendored\.)/
    expect(
      [...new Set(held)].filter((each) => each && !licensed.has(each) && !ofOneSystem.test(each)),
    ).toEqual([])
  })

  it('has the ExifTool of its system beside the archive, and what it needs of it', () => {
    const files = paths(onDisk).filter((path) => path.includes('/exiftool-vendored.'))
    const modules = files.filter((path) => path.endsWith('.pm'))
    expect(modules.length).toBeGreaterThan(100)
    const own = target.platform === 'win32' ? 'exiftool-vendored.exe' : 'exiftool-vendored.pl'
    expect(files.filter((path) => !path.includes(`/${own}/`))).toEqual([])
    expect(files.some((path) => /Geolocation\.dat|\.pod$|\/Lang\//.test(path))).toBe(false)
    expect(paths(archived).filter((path) => path.endsWith('.pm'))).toEqual([])
  })

  it('leaves what is under the LGPL replaceable', () => {
    expect(paths(onDisk)).toEqual(
      expect.arrayContaining([
        `${unpacked}/libheif-js/libheif-wasm/libheif-bundle.js`,
        `${unpacked}/libraw-wasm/dist/libraw.wasm`,
        expect.stringMatching(/@img\/sharp-.*\/lib\/libvips/),
      ]),
    )
  })

  it('has the fuses of the security page, and no second app to load', async () => {
    const wire = await getCurrentFuseWire(packed.appDir.endsWith('.app') ? packed.appDir : packed.executable)
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    })
    expect(existsSync(join(packed.resourcesDir, 'default_app.asar'))).toBe(false)
  })
})

// Electron checks it on these two only.
it.each(packable.filter(({ platform }) => platform !== 'linux'))(
  'on $platform the program carries the hash of its archive',
  async (target) => {
    const { appDir, executable, resourcesDir } = await pack(target)
    const header = getRawHeader(join(resourcesDir, 'app.asar')).headerString
    const isWindows = target.platform === 'win32'
    const holder = readFileSync(isWindows ? executable : join(appDir, 'Contents', 'Info.plist'), 'latin1')
    expect(holder).toContain(isWindows ? 'resources\\\\app.asar' : 'Resources/app.asar')
    expect(holder).toContain(createHash('sha256').update(header).digest('hex'))
  },
)
