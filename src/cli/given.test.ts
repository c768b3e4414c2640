import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { givenNames } from './given.ts'

const base = resolve('/home/ann')

test.each([
  ['a file as it was named', ['./pier.jpg'], 'pier.jpg', './pier.jpg'],
  ['a file below a folder', ['trip'], 'trip/day/pier.jpg', join('trip', 'day', 'pier.jpg')],
  ['a file below the folder it all starts in', ['.'], 'pier.jpg', 'pier.jpg'],
  ['a file named twice, the first way', ['./trip', 'trip'], 'trip/pier.jpg', join('trip', 'pier.jpg')],
  ['a file named itself and by its folder', ['trip', './trip/pier.jpg'], 'trip/pier.jpg', './trip/pier.jpg'],
  ['a file under a folder above', ['..'], 'pier.jpg', join('..', 'ann', 'pier.jpg')],
  ['a file nobody named', ['trip'], 'pier.jpg', join(base, 'pier.jpg')],
])('%s', (_, inputs, path, given) => {
  expect(givenNames(inputs, base)(join(base, path))).toBe(given)
})
