import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The program of the vision engine, inside its folder. */
export const engineFile = process.platform === 'win32' ? 'llama-server.exe' : 'llama-server'

/** `dir` when the vision engine is in it, else null. */
export function engineDirAt(dir: string): string | null {
  return existsSync(join(dir, engineFile)) ? dir : null
}

/** Where `npm run engine` puts the vision engine of this computer in a checkout; null when it was not built. */
export function builtEngineDir(root: string): string | null {
  return engineDirAt(join(root, 'vendor', 'engine', `${process.platform}-${process.arch}`))
}
