import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameOf, type Target } from './targets.ts'

/** Where the packed app has its vision engine: beside the libraries that it shares with node-llama-cpp. */
export function findEngine(resourcesDir: string): string {
  const packages = join(resourcesDir, 'app.asar.unpacked', 'node_modules', '@node-llama-cpp')
  const folders = readdirSync(packages).map((name) => join(packages, name, 'bins', name))
  const programs = ['llama-server', 'llama-server.exe']
  const folder = folders.find((each) => programs.some((program) => existsSync(join(each, program))))
  if (folder === undefined) throw new Error(`No vision engine in ${folders.join(', ')}`)
  return folder
}

/** The folder of node-llama-cpp's binaries that the vision engine shares, by the name of its package. */
export function enginePackage({ platform, arch }: Target): string {
  if (platform === 'darwin') return arch === 'arm64' ? 'mac-arm64-metal' : 'mac-x64'
  const system = platform === 'win32' ? 'win' : 'linux'
  return arch === 'x64' ? `${system}-x64-vulkan` : `${system}-${arch}`
}

/** A file in place of the engine of a system other than this one. Like the engine it names the library it needs. */
export function placeholdEngine(target: Target, project: string): void {
  const folder = join(project, 'vendor', 'engine', nameOf(target))
  mkdirSync(folder, { recursive: true })
  const program = target.platform === 'win32' ? 'llama-server.exe' : 'llama-server'
  const modules = join(project, 'node_modules')
  writeFileSync(join(folder, program), `needs ${llamaLibrary(target, modules)}`, { mode: 0o755 })
  writeFileSync(join(folder, 'built.json'), '{}')
}

function llamaLibrary(target: Target, modules: string): string {
  const name = enginePackage(target)
  const files = readdirSync(join(modules, '@node-llama-cpp', name, 'bins', name))
  const library = files.find((file) => /^(lib)?llama\..*v\d/.test(file))
  if (library === undefined) throw new Error(`No llama.cpp among ${files.join(', ')}`)
  return library
}
