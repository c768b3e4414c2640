// What npm installed of node-llama-cpp: its source, its prebuilt libraries, and that the two belong together. And the
// source of whisper.cpp. Never writes.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { EngineBuildError } from './failure.ts'

export type Packages = {
  /** Of node-llama-cpp, such as `3.21.1`. */
  version: string
  /** Of llama.cpp, such as `v0.4.0`. */
  release: string
  /** Git bundle with the source of llama.cpp. */
  bundle: string
  /**
   * Of the package with the prebuilt libraries that the engine links to: the one with Vulkan where there is one, which
   * is the one that the packaged app has. On the CPU both are the same.
   */
  name: string
  /** Folder of these libraries. */
  prebuilt: string
  /** File names in `prebuilt` that run beside the engine. */
  libraries: string[]
  /** GPU back ends from packages of their own; absolute paths. */
  gpuModules: string[]
  whisper: {
    /** Of nodejs-whisper, such as `0.3.1`. */
    version: string
    /** Folder with the source of whisper.cpp. Nothing else of that package is used. */
    source: string
  }
}

const manifestSchema = z.object({ version: z.string() })
const sourceSchema = z.object({ tag: z.string() })
const prebuiltSchema = z.object({ buildOptions: z.object({ llamaCpp: z.object({ release: z.string() }) }) })

/**
 * Finds the packages for one platform. C++ crosses from the engine into the libraries, so everything has to be of one
 * version.
 * @param modulesDir the node_modules folder
 * @throws EngineBuildError when a package is missing or the versions differ
 */
export function findPackages(
  modulesDir: string,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): Packages {
  const main = join(modulesDir, 'node-llama-cpp')
  const version = readVersion(main)
  const release = readJson(join(main, 'llama', 'llama.cpp.info.json'), sourceSchema).tag

  const prebuiltFolder = (name: string): string => {
    const folder = join(modulesDir, '@node-llama-cpp', name)
    const bins = join(folder, 'bins', name)
    const builtFrom = readJson(join(bins, '_nlcBuildMetadata.json'), prebuiltSchema).buildOptions.llamaCpp
    mustEqual(`@node-llama-cpp/${name}`, readVersion(folder), `node-llama-cpp`, version)
    mustEqual(`@node-llama-cpp/${name}`, builtFrom.release, `the source in node-llama-cpp`, release)
    return bins
  }

  const isInstalled = (name: string): boolean => existsSync(join(modulesDir, '@node-llama-cpp', name))

  const plain = prebuiltName(platform, arch)
  const withVulkan = `${plain}-vulkan`
  const name = isInstalled(withVulkan) ? withVulkan : plain
  const prebuilt = prebuiltFolder(name)
  const bundle = join(main, 'llama', 'gitRelease.bundle')
  const libraries = libraryNames(prebuilt)
  const gpuModules = isInstalled(`${plain}-cuda`) ? cudaModules(prebuiltFolder(`${plain}-cuda`)) : []
  const hearing = join(modulesDir, 'nodejs-whisper')
  const whisper = { version: readVersion(hearing), source: join(hearing, 'cpp', 'whisper.cpp') }
  return { version, release, bundle, name, prebuilt, libraries, gpuModules, whisper }
}

function cudaModules(bins: string): string[] {
  return libraryNames(bins)
    .filter((file) => /^(lib)?ggml-cuda\./.test(file))
    .map((file) => join(bins, file))
}

/** The name that node-llama-cpp gives the package with a platform's plain build (on Apple silicon, with Metal). */
function prebuiltName(platform: NodeJS.Platform, arch: string): string {
  const systems: Partial<Record<NodeJS.Platform, string>> = { darwin: 'mac', win32: 'win' }
  const name = `${systems[platform] ?? platform}-${arch === 'arm' ? 'armv7l' : arch}`
  return name === 'mac-arm64' ? 'mac-arm64-metal' : name
}

function libraryNames(folder: string): string[] {
  return readdirSync(folder).filter((file) => /\.(so|dylib|dll)$/.test(file))
}

function mustEqual(a: string, versionOfA: string, b: string, versionOfB: string): void {
  if (versionOfA === versionOfB) return
  throw new EngineBuildError(
    `${a} is ${versionOfA}, but ${b} is ${versionOfB}: install with npm ci, so that they fit together.`,
  )
}

function readVersion(packageFolder: string): string {
  return readJson(join(packageFolder, 'package.json'), manifestSchema).version
}

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new EngineBuildError(`${file} is missing: install with npm ci.`)
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
