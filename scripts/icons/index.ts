// `npm run icons`: every icon of the app from build/icon.svg. What it writes is kept in the repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { icnsFile, icnsSizes, icoFile, icoSizes } from './containers.ts'

const build = join(import.meta.dirname, '..', '..', 'build')
const svg = readFileSync(join(build, 'icon.svg'))

/** Apple's grid: the tile takes 824 of 1024, the rest is for its shadow. */
const macTile = 824 / 1024

/** @returns a PNG of `size` pixels, the mark filling `share` of it */
async function draw(size: number, share = 1): Promise<Buffer> {
  const tile = Math.round((size * share) / 2) * 2
  const margin = (size - tile) / 2
  // Rendered at its final size, so that small icons have sharp edges too.
  return sharp(svg, { density: (72 * tile) / 1024 })
    .resize(tile, tile)
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: '#0000' })
    .png({ compressionLevel: 9 })
    .toBuffer()
}

const drawAll = async (sizes: readonly number[], share?: number): Promise<[number, Buffer][]> =>
  Promise.all([...new Set(sizes)].map(async (size) => [size, await draw(size, share)] as [number, Buffer]))

writeFileSync(join(build, 'icon.icns'), icnsFile(new Map(await drawAll(icnsSizes, macTile))))
writeFileSync(join(build, 'icon.ico'), icoFile(await drawAll(icoSizes)))
mkdirSync(join(build, 'icons'), { recursive: true })
for (const [size, png] of await drawAll([16, 24, 32, 48, 64, 128, 256, 512, 1024])) {
  writeFileSync(join(build, 'icons', `${size}x${size}.png`), png)
}
