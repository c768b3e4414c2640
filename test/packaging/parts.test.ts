import { expect, test } from 'vitest'
import { queryOf } from '../../scripts/parts/advisories.ts'
import { bundledParts } from '../../scripts/parts/parts.ts'

const parts = bundledParts()

test('every bundled part is told with the version that its package says', () => {
  const names = parts.map(({ name, from }) => `${name} from ${from}`)
  for (const part of [
    'libheif from libheif-js',
    'heif from sharp',
    'SQLite from better-sqlite3',
    'electron from npm',
  ])
    expect(names).toContain(part)
  expect(parts.filter(({ version }) => !/^v?b?\d|^[0-9a-f]{7}$/.test(version))).toEqual([])
})

test('the advisories are asked by package, or by repository and version', () => {
  const asked = (wanted: string) => queryOf(parts.find(({ name }) => name === wanted)!)
  expect(asked('sharp')).toMatchObject({ package: { name: 'sharp', ecosystem: 'npm' } })
  expect(asked('libheif')).toMatchObject({ package: { name: 'https://github.com/strukturag/libheif' } })
})
