// Puts the vision engine of this computer into its folder, once. Never leaves half of one there.
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compileEngine } from './compile.ts'
import { EngineBuildError } from './failure.ts'
import { createKey, holdsEngine, writeKey, type EngineKey } from './key.ts'
import { withLock } from './lock.ts'
import { findPackages, type Packages } from './packages.ts'
import { probeEar, probeEngine, type EngineProbe } from './probe.ts'
import { compilerVersion, installTools, missingTools, missingToolsSentence } from './tools.ts'

const workSuffix = '.building-'

export type EngineBuild = {
  /** Folder of the engine; its parent takes the work folder and the lock. */
  folder: string
  modulesDir: string
  /** `<platform>-<arch>` in Node's words. */
  platform: string
  /** Install missing tools where that can be done. */
  mayInstallTools: boolean
  say: (sentence: string) => void
}

/**
 * Builds the engine unless its folder holds the one that would be built.
 * @returns what the new engine says of itself, null when there was nothing to do
 * @throws EngineBuildError
 */
export async function ensureEngine(build: EngineBuild): Promise<EngineProbe | null> {
  const packages = findPackages(build.modulesDir)
  const currentKey = (): EngineKey => createKey(packages, build.platform, compilerVersion())
  if (holdsEngine(build.folder, currentKey())) return null

  mkdirSync(dirname(build.folder), { recursive: true })
  const onWait = (): void => build.say('Another process is building the vision engine; waiting for it...')
  return withLock(`${build.folder}.lock`, onWait, () => {
    if (holdsEngine(build.folder, currentKey())) return null
    if (build.mayInstallTools && missingTools().length > 0) installTools()
    const missing = missingTools()
    if (missing.length > 0) throw new EngineBuildError(missingToolsSentence(missing))
    build.say(`Building the vision engine from llama.cpp ${packages.release} (about 2 minutes, once)...`)
    return buildAside(build, packages, currentKey())
  })
}

function buildAside({ folder, platform }: EngineBuild, packages: Packages, key: EngineKey): EngineProbe {
  removeLeftovers(folder)
  const work = mkdtempSync(`${folder}${workSuffix}`)
  const result = join(work, 'result')
  mkdirSync(result)
  try {
    const { programs, modules } = compileEngine(packages, platform, work)
    for (const file of [...programs, ...modules]) renameSync(file, join(result, basename(file)))
    const prebuilt = packages.libraries.map((file) => join(packages.prebuilt, file))
    for (const file of [...prebuilt, ...packages.gpuModules]) share(file, result)

    const [server, ear] = programs.map((file) => join(result, basename(file)))
    probeEar(ear ?? '')
    const probe = probeEngine(server ?? '')
    if (!`v${probe.version}`.startsWith(packages.release)) {
      throw new EngineBuildError(`The vision engine is ${probe.version}, not ${packages.release}.`)
    }
    writeKey(result, key)
    rmSync(folder, { recursive: true, force: true })
    renameSync(result, folder)
    return probe
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Of builds that were killed; their compilers may still be writing there. */
function removeLeftovers(folder: string): void {
  const parent = dirname(folder)
  for (const name of readdirSync(parent).filter((each) => each.startsWith(basename(folder) + workSuffix))) {
    rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Puts a library of a package beside the engine, as a hard link where that works: the CUDA module alone is 159 MB. */
function share(file: string, folder: string): void {
  const target = join(folder, basename(file))
  // One that was compiled here takes its place.
  if (existsSync(target)) return
  try {
    linkSync(file, target)
  } catch {
    // Another file system, or a folder that is not ours.
    copyFileSync(file, target, constants.COPYFILE_FICLONE)
  }
}
