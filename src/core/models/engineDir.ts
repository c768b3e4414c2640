import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The program of the vision engine, inside its folder. */
export const engineFile = process.platform === 'win32' ? 'llama-server.exe' : 'llama-server'

/** The ear, beside it. */
export const earFile = process.platform === 'win32' ? 'voice.exe' : 'voice'

/** `dir` when the vision engine is in it, else null. */
export function engineDirAt(dir: string): string | null {
  return existsSync(join(dir, engineFile)) ? dir : null
}

/** Where the packaged app has it: beside the libraries that it shares with node-llama-cpp; null where it has none. */
export function packagedEngineDir(resourcesPath: string): string | null {
  const packages = join(resourcesPath, 'app.asar.unpacked', 'node_modules', '@node-llama-cpp')
  if (!existsSync(packages)) return null
  const folders = readdirSync(packages).map((name) => engineDirAt(join(packages, name, 'bins', name)))
  return folders.find((folder) => folder !== null) ?? null
}

/** Where `npm run engine` puts the vision engine of this computer in a checkout; null when it was not built. */
export function builtEngineDir(root: string): string | null {
  return engineDirAt(join(root, 'vendor', 'engine', `${process.platform}-${process.arch}`))
}
