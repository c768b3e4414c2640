// Import libraries for the prebuilt DLLs, which come without them: Microsoft's linker cannot link to a DLL itself.
// Only read on Windows. The list of exports is tested; linking with the result was never tried.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Packages } from './packages.ts'
import { readExports } from './peExports.ts'

const linkedLibraries = /^(ggml-base|llama-common|(ggml|llama)(\.\w+)?\.v[\d.]+)\.dll$/

/** Writes a `.lib` into `folder` for each DLL that the engine links to. */
export function createImportLibraries(
  packages: Pick<Packages, 'prebuilt' | 'libraries'>,
  folder: string,
  run: (program: string, args: string[]) => void,
): void {
  for (const file of packages.libraries.filter((name) => linkedLibraries.test(name))) {
    const base = join(folder, parse(file).name)
    writeFileSync(`${base}.def`, moduleDefinition(file, readFileSync(join(packages.prebuilt, file))))
    run('lib', ['/nologo', `/machine:${process.arch}`, `/def:${base}.def`, `/out:${base}.lib`])
  }
}

/** A module-definition file that names every export of a DLL. */
export function moduleDefinition(name: string, dll: Buffer): string {
  const exports = readExports(dll).map(({ name: symbol, isData }) => `  ${symbol}${isData ? ' DATA' : ''}`)
  return [`LIBRARY ${name}`, 'EXPORTS', ...exports, ''].join('\n')
}
