// What an engine was built from. It stands beside the engine, and a later build compares it.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Packages } from './packages.ts'

const keySchema = z.object({
  nodeLlamaCpp: z.string(),
  llamaCpp: z.string(),
  /** Package of the source that the ear is compiled from. */
  nodejsWhisper: z.string(),
  platform: z.string(),
  /** Package of the libraries that it is linked to. */
  prebuilt: z.string(),
  /** Null when this computer has none. */
  compiler: z.string().nullable(),
  gpuModules: z.array(z.string()),
  /** SHA-256 over the files here that decide what is compiled, and how. */
  recipe: z.string(),
})
export type EngineKey = z.infer<typeof keySchema>

const fileName = 'built.json'

/** The key of the engine that would be built now. */
export function createKey(packages: Packages, platform: string, compiler: string | null): EngineKey {
  return {
    nodeLlamaCpp: packages.version,
    llamaCpp: packages.release,
    nodejsWhisper: packages.whisper.version,
    platform,
    prebuilt: packages.name,
    compiler,
    gpuModules: packages.gpuModules.map((file) => basename(file)),
    recipe: hashRecipe(),
  }
}

/** Whether `folder` holds a finished engine for this key. Where there is no compiler, one of any compiler will do. */
export function holdsEngine(folder: string, key: EngineKey): boolean {
  const built = readKey(folder)
  if (!built) return false
  const wanted = { ...key, compiler: key.compiler ?? built.compiler }
  return JSON.stringify(built) === JSON.stringify(keySchema.parse(wanted))
}

export function writeKey(folder: string, key: EngineKey): void {
  writeFileSync(join(folder, fileName), `${JSON.stringify(keySchema.parse(key), null, 2)}\n`)
}

function readKey(folder: string): EngineKey | null {
  const file = join(folder, fileName)
  if (!existsSync(file)) return null
  // A key of another form is the key of another engine.
  return keySchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
}

function hashRecipe(): string {
  const hash = createHash('sha256')
  for (const file of ['CMakeLists.txt', 'compile.ts', 'voice.cpp'])
    hash.update(readFileSync(join(import.meta.dirname, file)))
  return hash.digest('hex')
}
