// Leaves both engines one CPU module of ggml, the one for AVX2 without AVX-512 ("haswell"), before a test file runs:
// each module rounds in its own way, and by itself ggml takes the best one for the computer that tests.
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll } from 'vitest'
import { builtEngineDir } from '../../src/core/models/engineDir.ts'
import { root } from './paths.ts'

const keptModule = 'libggml-cpu-haswell.so'
/** GPU modules are large, and nobody asks for them here. */
const otherModule = /^libggml-(?:cpu-|cuda\.so|vulkan\.so)/

const built = builtEngineDir(root)
if (built === null) throw new Error('The vision engine is not built: npm run engine')
// On the file system of the engine, so that hard links work; a server looks for its modules beside its own file.
const folder = mkdtempSync(`${built}.haswell-`)
linkAllBut(built, folder)
process.env['MONDRIAN_TEST_ENGINE'] = folder

// node-llama-cpp asks this package where its libraries are.
const packageName = `@node-llama-cpp/linux-${process.arch}`
const copy = join(folder, 'package')
linkAllBut(join(root, 'node_modules', packageName), copy)
const hook = registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === packageName
      ? { url: pathToFileURL(join(copy, 'dist', 'index.js')).href, shortCircuit: true }
      : nextResolve(specifier, context),
})

afterAll(() => {
  hook.deregister()
  rmSync(folder, { recursive: true })
})

/** Hard links to all files below `from`, without the other modules. */
function linkAllBut(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkAllBut(source, target)
    else if (entry.name === keptModule || !otherModule.test(entry.name)) linkSync(source, target)
  }
}
