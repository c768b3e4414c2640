// The vision engine and the ear in a packed tree. They go to the libraries of node-llama-cpp that they were linked with, so that none
// of them ships twice: 84 MB on Linux x64, CUDA not counted.
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const servers = ['llama-server', 'llama-server.exe']
const ears = ['voice', 'voice.exe']

/** libllama.so and its namesakes; the release and the GPU are part of the name: libllama.vulkan.v0.4.0.so. */
const library = /^(lib)?llama\.(\w+\.)?v[\d.]+\.(so|dylib|dll)$/

/**
 * Copies the programs and the CPU modules that were compiled with them. GPU modules that the tree does not have stay away.
 * @param engineDir what `npm run engine` built for the system that is packed for
 * @param resourcesDir the packed tree's resources
 * @returns the folder where the engine lies now
 * @throws Error when there is no engine, or the tree lacks the libraries it was linked with
 */
export function placeEngine(engineDir: string, resourcesDir: string): string {
  const program = servers.map((name) => join(engineDir, name)).find((file) => existsSync(file))
  if (program === undefined) {
    throw new Error(`There is no vision engine in ${engineDir}: run npm run engine on that system first.`)
  }
  const home = findHome(readFileSync(program), resourcesDir)
  const present = new Set([...servers, ...ears, ...readdirSync(home)])
  for (const file of readdirSync(engineDir).filter((name) => present.has(name))) {
    copyFileSync(join(engineDir, file), join(home, file))
  }
  return home
}

/** Every executable format holds the names of the libraries it needs as plain text. */
function findHome(program: Buffer, resourcesDir: string): string {
  const packages = join(resourcesDir, 'app.asar.unpacked', 'node_modules', '@node-llama-cpp')
  const folders = readdirSync(packages).map((name) => join(packages, name, 'bins', name))
  const home = folders.find((folder) =>
    readdirSync(folder).some((file) => library.test(file) && program.includes(file)),
  )
  if (home === undefined)
    throw new Error(`The libraries of the vision engine are not among ${folders.join(', ')}.`)
  return home
}
