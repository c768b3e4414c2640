import { createEyeReader } from './eyes.ts'
import { createFaceFinder } from './faces.ts'
import { createLineFinder } from './lines.ts'
import { openNets, type Net } from './nets.ts'
import { createOutliner } from './outline.ts'
import { createFaceJudge } from './presence.ts'
import { createThingNamer } from './things.ts'
import type { WeightFile } from './weights.ts'
import { createReader } from './writing.ts'

/** What looks, each null where its weights are missing. */
export type Kit = {
  nameThings: ReturnType<typeof createThingNamer> | null
  findFaces: ReturnType<typeof createFaceFinder> | null
  judgeFace: ReturnType<typeof createFaceJudge> | null
  readEyes: ReturnType<typeof createEyeReader> | null
  outline: ReturnType<typeof createOutliner> | null
  findLines: ReturnType<typeof createLineFinder> | null
  readWriting: ReturnType<typeof createReader> | null
  /** The files that are not there. */
  missing: WeightFile[]
}

/**
 * A function that gathers the kit from the weights in `dir`, that for writing only where it is asked for. What was made
 * once, with its buffers, is used again. Rejects with `model-damaged` where a file is not as it must be. `mayRun` is asked
 * before a net is loaded, and before each run.
 */
export function createKit(dir: string, mayRun?: () => void): (writing: boolean) => Promise<Kit> {
  const nets = openNets(dir, mayRun)
  const made = new Map<WeightFile, unknown>()
  return async (writing) => {
    const missing: WeightFile[] = []
    const present = async <Found>(file: WeightFile, found: Promise<Found | null>): Promise<Found | null> => {
      const result = await found
      if (result === null) missing.push(file)
      return result
    }
    const make = async <Made>(file: WeightFile, create: (net: Net) => Made): Promise<Made | null> => {
      const net = await present(file, nets.net(file))
      if (!net) return null
      if (!made.has(file)) made.set(file, create(net))
      return made.get(file) as Made
    }
    const nameThings = await make('nanodet.onnx', createThingNamer)
    const findFaces = await make('blazeface-back.onnx', createFaceFinder)
    const judgeFace = await make('facemesh.onnx', createFaceJudge)
    const readEyes = await make('iris.onnx', createEyeReader)
    const outline = await make('selfie.onnx', createOutliner)
    const findLines = await make('mlsd.onnx', createLineFinder)
    const readWriting = writing ? await makeReader() : null
    return { nameThings, findFaces, judgeFace, readEyes, outline, findLines, readWriting, missing }

    async function makeReader(): Promise<Kit['readWriting']> {
      const detector = await present('ocr-det.onnx', nets.net('ocr-det.onnx'))
      const characters = await present('ocr-keys.txt', nets.text('ocr-keys.txt'))
      const reader = await present('ocr-rec.onnx', nets.net('ocr-rec.onnx'))
      if (!detector || !characters || !reader) return null
      if (!made.has('ocr-rec.onnx')) made.set('ocr-rec.onnx', createReader(detector, reader, characters))
      return made.get('ocr-rec.onnx') as Kit['readWriting']
    }
  }
}
