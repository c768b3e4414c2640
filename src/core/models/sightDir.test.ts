import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { builtSightDir, packagedSightDir } from './sightDir.ts'

it.each([
  ['in a checkout', builtSightDir, 'vendor/sight'],
  ['in the packaged app', packagedSightDir, 'sight'],
])('the nets lie %s in a folder of their own, or there are none', (_, find, place) => {
  const root = mkdtempSync(join(tmpdir(), 'sight-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  expect(find(root)).toBeNull()
  mkdirSync(join(root, place), { recursive: true })
  expect(find(root)).toBe(join(root, place))
})
