import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { licenceDocument } from '../../scripts/licences/document.ts'
import { shippedPackages } from '../../scripts/licences/shipped.ts'
import { shippedNets } from '../../scripts/licences/shippedNets.ts'
import { weightHashes } from '../../src/workers/sight/weights.ts'
import { root } from '../support/paths.ts'

const packages = shippedPackages(root)
const nets = shippedNets(root)
const document = licenceDocument(root, [...packages, ...nets])
const names = packages.map(({ name }) => name)

it('covers what runs, what is bundled into the pages, and Electron', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
  expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)))
  expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'react-dom', 'zustand', 'markdown-it']))
  for (const { name, version } of packages) expect(document).toContain(`\n${name} ${version} (`)
})

it('covers every net, under a licence that lets everybody use it', () => {
  expect(nets.length).toBe(Object.keys(weightHashes).length)
  for (const { name, version, licence } of nets) {
    expect(document).toContain(`\n${name} ${version} (${licence})`)
    expect(licence).toBe('Apache-2.0')
  }
  expect(document).toContain('Apache License\nVersion 2.0, January 2004')
})

it('leaves out what no installer holds', () => {
  expect(
    names.filter((name) => /-cuda|^(typescript|vite|vitest|oxlint|electron-builder|extract-zip)$/.test(name)),
  ).toEqual([])
})

it('has the texts that copyleft licences ask for, and says where their parts lie', () => {
  for (const title of [
    'GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3',
    'GNU GENERAL PUBLIC LICENSE\n                       Version 3',
    'Version 2.1, February 1999',
    'Mozilla Public License Version 2.0',
    'The ggml authors',
    'LibRaw LLC',
    'libvips       | LGPLv3',
  ]) {
    expect(document).toContain(title)
  }
  expect(document).toContain('app.asar.unpacked/node_modules')
  for (const place of ['libheif-js/libheif-wasm', 'libraw-wasm/dist']) {
    expect(document).toContain(place)
    expect(existsSync(join(root, 'node_modules', place))).toBe(true)
  }
})

it('refuses a package without a text', () => {
  const bare = { name: 'bare', version: '1.0.0', licence: 'MIT', folder: join(root, 'build', 'icons') }
  expect(() => licenceDocument(root, [bare])).toThrow('bare comes without')
})
