// Loads a net from its file, which is checked first, and runs it.
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { loadOnnxRuntime, sessionOptions } from './runtime.ts'
import { weightHashes, type WeightFile } from './weights.ts'

/** Numbers with their shape, outermost dimension first. */
export type Numbers = { data: Float32Array; shape: readonly number[] }

export type Net = {
  /** The outputs by name. They hold until the next run. */
  run: (data: Float32Array, shape: readonly number[]) => Promise<Record<string, Numbers>>
}

export type Nets = {
  /** The net of this file, null where the file is missing. Loaded once. Rejects with `model-damaged`. */
  net: (file: WeightFile) => Promise<Net | null>
  /** The text of this file, null where it is missing. Rejects with `model-damaged`. */
  text: (file: WeightFile) => Promise<string | null>
}

/**
 * The nets in the folder `dir`, each loaded when it is first asked for. `mayRun` throws where no net is to be loaded or
 * run any more.
 */
export function openNets(dir: string, mayRun: () => void = () => undefined): Nets {
  const loaded = new Map<WeightFile, Promise<Net | null>>()
  return {
    net: (file) => {
      const known = loaded.get(file)
      if (known) return known
      const net = readWeights(dir, file).then((bytes) => (bytes ? createNet(file, bytes, mayRun) : null))
      loaded.set(file, net)
      // What is missing or damaged may be mended: the next look tries again.
      net.then(
        (result) => result ?? loaded.delete(file),
        () => loaded.delete(file),
      )
      return net
    },
    text: async (file) => (await readWeights(dir, file))?.toString('utf8') ?? null,
  }
}

/** The bytes of a file of weights, null where there is none. Throws `model-damaged` where they are not as they must be. */
async function readWeights(dir: string, file: WeightFile): Promise<Buffer | null> {
  let bytes: Buffer
  try {
    bytes = await readFile(join(dir, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new AppError(
      'model-damaged',
      `The file ${file}, with which photographs are looked at, cannot be read.`,
      {
        hint: 'Install Mondrian again.',
        cause: error,
      },
    )
  }
  if (hash('sha256', bytes) === weightHashes[file]) return bytes
  throw new AppError('model-damaged', `The file ${file}, with which photographs are looked at, is damaged.`, {
    hint: 'Install Mondrian again.',
  })
}

async function createNet(file: WeightFile, bytes: Buffer, mayRun: () => void): Promise<Net> {
  await setImmediate()
  mayRun()
  const { InferenceSession, Tensor } = await loadOnnxRuntime()
  const session = await InferenceSession.create(bytes, sessionOptions)
  const input = session.inputNames[0]!
  return {
    async run(data, shape) {
      // A run holds up whatever else this process does: what came in meanwhile, a wish to stop too, is heard between two.
      await setImmediate()
      mayRun()
      const results = await session.run({ [input]: new Tensor('float32', data, shape) })
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => {
          if (!(tensor.data instanceof Float32Array)) throw new TypeError(`${file}: ${name} is no float32`)
          return [name, { data: tensor.data, shape: tensor.dims }]
        }),
      )
    },
  }
}
