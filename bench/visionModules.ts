import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { builtEngineDir } from '../src/core/models/engineDir.ts'
import { smolVlmShaped } from '../test/fixtures/gguf/index.ts'
import { openBareServer, type BareServer } from './bareServer.ts'
import { figure, median, type Figure } from './figure.ts'

const pairs = 3
const root = join(import.meta.dirname, '..')

/** The engine in `engineDir` with the CPU modules as npm installed them, in a folder of its own. */
async function withNpmModules(engineDir: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-bench-engine-'))
  const name = `linux-${process.arch}`
  const prebuilt = join(root, 'node_modules', '@node-llama-cpp', name, 'bins', name)
  for (const file of await readdir(engineDir)) {
    const npm = join(prebuilt, file)
    const isModule = file.startsWith('libggml-cpu-') && existsSync(npm)
    // GPU modules are large, and no part of this.
    if (/cuda|vulkan\.so$/.test(file)) continue
    await copyFile(isModule ? npm : join(engineDir, file), join(folder, file))
  }
  return folder
}

/** A picture with the CPU modules that `npm run engine` rebuilds, and with npm's: seconds to the first token. */
export async function visionModules(): Promise<Figure[]> {
  const engineDir = builtEngineDir(root)
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
  if (process.platform !== 'linux') return []
  const model = await smolVlmShaped()
  const npmDir = await withNpmModules(engineDir)
  const own = await openBareServer(engineDir, model)
  const npm = await openBareServer(npmDir, model)
  let request = 0
  const seconds = async (server: BareServer): Promise<number> => {
    const background = { r: (++request * 40) % 256, g: 90, b: 140 }
    const picture = sharp({ create: { width: 640, height: 480, channels: 3, background } })
    const { firstMs } = await server.ask(`${request} What is the light?`, await picture.jpeg().toBuffer(), 4)
    return firstMs / 1000
  }
  await seconds(own)
  await seconds(npm)
  const ownSeconds: number[] = []
  const npmSeconds: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const [first, second] = pair % 2 === 0 ? [own, npm] : [npm, own]
    const one = await seconds(first)
    const other = await seconds(second)
    ownSeconds.push(pair % 2 === 0 ? one : other)
    npmSeconds.push(pair % 2 === 0 ? other : one)
  }
  await own.close()
  await npm.close()
  await rm(npmDir, { recursive: true })
  const ratio = median(ownSeconds.map((value, pair) => value / npmSeconds[pair]!))
  return [
    figure("picture to first token, npm's CPU modules", median(npmSeconds), { atMost: 20 }, 's'),
    figure('picture to first token, own CPU modules', median(ownSeconds), { atMost: 20 }, 's'),
    figure("own CPU modules over npm's", ratio, { atMost: 1 }, 'ratio'),
  ]
}
