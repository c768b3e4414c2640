import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { icnsSizes, icoSizes } from '../../scripts/icons/containers.ts'
import { root } from '../support/paths.ts'

const build = join(root, 'build')
const read = (name: string): Buffer => readFileSync(join(build, name))

/** Width of a PNG, which must be its height. Layout: W3C, "PNG Specification", IHDR. */
function pngSize(png: Buffer): number {
  expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1A\n')
  expect(png.readUInt32BE(20)).toBe(png.readUInt32BE(16))
  return png.readUInt32BE(16)
}

it("macOS' icon holds every size, to its last byte", () => {
  const icns = read('icon.icns')
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const sizes: number[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    sizes.push(pngSize(icns.subarray(at + 8)))
  expect(sizes).toEqual(icnsSizes)
})

it("Windows' icon holds every size, to its last byte", () => {
  const ico = read('icon.ico')
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, icoSizes.length])
  const entries = icoSizes.map((_, i) => 6 + 16 * i)
  expect(entries.map((at) => ico.readUInt8(at) || 256)).toEqual(icoSizes)
  expect(entries.map((at) => pngSize(ico.subarray(ico.readUInt32LE(at + 12))))).toEqual(icoSizes)
  const last = entries.at(-1) ?? 0
  expect(ico.readUInt32LE(last + 8) + ico.readUInt32LE(last + 12)).toBe(ico.length)
})

it("Linux' icons are of the sizes that they are named after", () => {
  const files = readdirSync(join(build, 'icons'))
  expect(files).toEqual(expect.arrayContaining(['16x16.png', '512x512.png', '1024x1024.png']))
  for (const file of files)
    expect(`${pngSize(read(join('icons', file)))}x`).toBe(file.slice(0, file.indexOf('x') + 1))
})

it('the icon has the fields of the mark', () => {
  const fields = /<path fill="(#[0-9a-f]{6})" d="([^"]+)"/g
  const mark = [...readFileSync(join(root, 'src/renderer/mark.svg'), 'utf8').matchAll(fields)]
  const icon = [...read('icon.svg').toString().matchAll(fields)]
  expect(icon.map(([, colour, shape]) => [colour, shape])).toEqual(
    mark.map(([, colour, shape]) => [colour, shape]),
  )
})
