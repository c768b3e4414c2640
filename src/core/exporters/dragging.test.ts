import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { openLibrary } from './exporters.fixture.ts'

test('the page of a photograph is there while it is dragged, and gone with the next one and at the end', async () => {
  const { openExports, addPhoto } = openLibrary()
  const [first, second] = [addPhoto({ name: '../a<b>.jpg' }), addPhoto()]
  const files: string[] = []
  const exports = openExports({ dragFile: (path) => void files.push(path) })
  expect(await exports.drag(first)).toBe(true)
  expect(basename(files[0]!)).toBe('_a_b_.html')
  expect(readFileSync(files[0]!, 'utf8')).toContain('Content-Security-Policy')
  await exports.drag(second)
  expect(existsSync(files[0]!)).toBe(false)
  await exports.close()
  expect(existsSync(files[1]!)).toBe(false)
  expect(await openExports().drag(first)).toBe(false)
})
