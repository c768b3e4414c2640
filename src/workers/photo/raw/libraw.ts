// Camera raw without a preview, developed by LibRaw: neutral tone, the camera's white balance, sRGB.
// It never writes, and no photo can spoil the next.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { monochromeCoding, refuseTooCostly, sensorCoding } from '../cost.ts'
import type { Pixels } from '../pixels.ts'
import { openTiff, walkDirectories } from '../tiff.ts'
import { sensorOf } from './sensor.ts'

type Image = { width: number; height: number; colors: number; bits: number; data: Uint8Array }
type Raw = {
  open: (bytes: Uint8Array, settings: Record<string, number | boolean>) => void
  imageData: () => Image | undefined
  delete: () => void
}
type LibRaw = { LibRaw: new () => Raw }
type Start = (options: { wasmBinary: Uint8Array; print: () => void; printErr: () => void }) => Promise<LibRaw>

/** The package's entry wants a browser's worker; the part beneath it runs anywhere, but has no types. */
const requireModule = createRequire(import.meta.url)
const folder = 'libraw-wasm/dist'

/**
 * sRGB in 8 bits, as bright as leaves 0.01 % of the pixels clipped. Half size makes one pixel of each cell of the
 * colour filter: nothing is made up in between, which would be measured as detail, and it takes a sixth of the time.
 */
const settings = { outputColor: 1, outputBps: 8, useCameraWb: true, autoBrightThr: 0.0001, halfSize: true }

/** More sensor pixels than this per byte of the file are damage or an attack. */
const mostPixelsPerByte = 32

/**
 * Upright sRGB pixels of a raw file at half the size of its sensor, at its whole size where it has no colour filter; null
 * when LibRaw cannot read it.
 * 24 megapixels take about 0.6 s and 300 MB. Throws photo-too-large.
 */
export const renderRaw: (bytes: Buffer) => Promise<Pixels | null> = createRenderer()

/**
 * The one LibRaw of this process, started when first needed: its memory is shared between threads, and of that kind
 * no runtime gives any back. Only after a trap, which may have left anything behind, is a new one started.
 */
function createRenderer(): (bytes: Buffer) => Promise<Pixels | null> {
  let started: Promise<LibRaw> | null = null
  return async (bytes) => {
    if (!isPlausible(bytes)) return null
    // The sensor is in one of the directories, and is the largest picture there.
    const coding = sensorOf(bytes)?.isMonochrome ? monochromeCoding : sensorCoding
    for (const size of sizesIn(bytes)) refuseTooCostly({ ...size, ...coding }, bytes.length)
    started ??= start()
    const { LibRaw } = await started
    const raw = new LibRaw()
    try {
      raw.open(Uint8Array.from(bytes), settings)
      const image = raw.imageData()
      return image?.bits === 8 ? toPixels(image) : null
    } catch (error) {
      // What LibRaw itself throws says nothing to anyone; a trap is not its own.
      if (error instanceof Error && error.name === 'RuntimeError') started = null
      return null
    } finally {
      if (started) raw.delete()
    }
  }
}

async function start(): Promise<LibRaw> {
  const { default: startLibRaw } = requireModule(`${folder}/libraw.js`) as { default: Start }
  const ignore = (): void => undefined
  const wasmBinary = await readFile(requireModule.resolve(`${folder}/libraw.wasm`))
  return await startLibRaw({ wasmBinary, print: ignore, printErr: ignore })
}

/** Whether the sizes that a raw file of the TIFF family claims can be true. */
function isPlausible(bytes: Buffer): boolean {
  return sizesIn(bytes).every(({ width, height }) => width * height <= mostPixelsPerByte * bytes.length)
}

/** The size in pixels of every picture in a raw file of the TIFF family. */
function sizesIn(bytes: Buffer): { width: number; height: number }[] {
  const tiff = openTiff(bytes)
  if (!tiff) return []
  return [...walkDirectories(tiff)].map(({ fields }) => {
    const [width = 0] = tiff.numbers(fields.get(0x0100), 1)
    const [height = 0] = tiff.numbers(fields.get(0x0101), 1)
    return { width, height }
  })
}

/** Cameras without a colour filter give one channel; anything but one and three is no photo. */
function toPixels({ width, height, colors, data }: Image): Pixels | null {
  if (colors === 3) return { width, height, rgb: Uint8Array.from(data) }
  if (colors !== 1) return null
  const rgb = new Uint8Array(width * height * 3)
  for (let i = 0; i < rgb.length; i++) rgb[i] = data[Math.floor(i / 3)]!
  return { width, height, rgb }
}
