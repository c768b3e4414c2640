// From the sources to llama-server and the ear, and where it pays to faster CPU modules, with git, CMake and Ninja.
// Writes into its work folder and nowhere else.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { earFile, engineFile } from '../../src/core/models/engineDir.ts'
import { EngineBuildError } from './failure.ts'
import { createImportLibraries } from './importLibraries.ts'
import type { Packages } from './packages.ts'

/**
 * CPU modules that are compiled here in place of the prebuilt ones, which come from GCC 11. With GCC 12 a photo takes
 * 0.6 of the time and text as long as before (docs/decisions/0006); each costs about 20 s of compiling on two cores.
 */
const ownCpuModules: Record<string, string[]> = { 'linux-x64': ['zen4', 'haswell'] }

/** Runs a program, its output going to the log. */
type Run = (program: string, args: string[]) => void

/**
 * Compiles the engine in `work`, an empty folder.
 * @returns absolute paths: llama-server, then the ear; the CPU modules
 * @throws EngineBuildError with the end of the log
 */
export function compileEngine(
  packages: Packages,
  platform: string,
  work: string,
): { programs: [server: string, ear: string]; modules: string[] } {
  const run = logged(join(work, 'log.txt'))
  const source = join(work, 'llama.cpp')
  run('git', ['-c', 'advice.detachedHead=false', 'clone', '--quiet', packages.bundle, source])
  return {
    programs: compilePrograms(packages, source, work, run),
    modules: compileCpuModules(platform, source, work, run),
  }
}

function compilePrograms(packages: Packages, source: string, work: string, run: Run): [string, string] {
  const definitions = {
    LLAMA: source,
    WHISPER: packages.whisper.source,
    PREBUILT: packages.prebuilt,
    CMAKE_BUILD_TYPE: 'Release',
  }
  const importLibraries = join(work, 'import')
  if (process.platform === 'win32') {
    mkdirSync(importLibraries)
    createImportLibraries(packages, importLibraries, run)
    Object.assign(definitions, { IMPORT_LIBRARIES: importLibraries })
  }
  const build = join(work, 'programs')
  cmake(import.meta.dirname, build, definitions, ['llama-server', 'voice'], run)
  return [join(build, engineFile), join(build, earFile)]
}

function compileCpuModules(platform: string, source: string, work: string, run: Run): string[] {
  const targets = (ownCpuModules[platform] ?? []).map((variant) => `ggml-cpu-${variant}`)
  if (targets.length === 0) return []
  const off = ['COMMON', 'TOOLS', 'SERVER', 'APP', 'TESTS', 'EXAMPLES'].map((part) => [
    `LLAMA_BUILD_${part}`,
    'OFF',
  ])
  const definitions = {
    ...Object.fromEntries(off),
    LLAMA_OPENSSL: 'OFF',
    // As node-llama-cpp builds them.
    CMAKE_BUILD_TYPE: 'Release',
    GGML_BACKEND_DL: 'ON',
    GGML_CPU_ALL_VARIANTS: 'ON',
    GGML_NATIVE: 'OFF',
    GGML_OPENMP: 'OFF',
    CMAKE_PLATFORM_NO_VERSIONED_SONAME: 'ON',
    CMAKE_MODULE_LINKER_FLAGS: '-Wl,-s',
    CMAKE_BUILD_WITH_INSTALL_RPATH: 'ON',
    CMAKE_INSTALL_RPATH: '$ORIGIN',
  }
  const build = join(work, 'modules')
  cmake(source, build, definitions, targets, run)
  return targets.map((target) => join(build, 'bin', `lib${target}.so`))
}

function cmake(source: string, build: string, definitions: object, targets: string[], run: Run): void {
  // CMake reads a backslash as the start of an escape.
  const flags = Object.entries(definitions).map(
    ([name, value]) => `-D${name}=${String(value).replaceAll('\\', '/')}`,
  )
  run('cmake', ['-G', 'Ninja', '-S', source, '-B', build, ...flags])
  run('cmake', ['--build', build, '--parallel', String(availableParallelism()), '--target', ...targets])
}

function logged(file: string): Run {
  // Inside a git hook these would point git at the repository of the hook.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return (program, args) => {
    const log = openSync(file, 'a')
    const { status, error } = spawnSync(program, args, { env, stdio: ['ignore', log, log] })
    closeSync(log)
    if (status === 0) return
    const end = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-30).join('\n')
    throw new EngineBuildError(
      `${end}\n${program} failed${error ? ` (${error.message})` : ''}; its last lines stand above.`,
    )
  }
}
