import { expect, it, test } from 'vitest'
import { stackMoments, type Shot } from './moments.ts'

/** Embeddings whose cosine is that of the angles between them, in degrees. */
const at = (degrees: number): Float32Array => {
  const angle = (degrees * Math.PI) / 180
  return Float32Array.from([Math.cos(angle), Math.sin(angle)])
}
const shot = (id: string, seconds: number | null, degrees = 0, hash = '0000000000000000'): Shot => ({
  id,
  takenAt: seconds === null ? null : `2026-05-01 10:00:${String(seconds).padStart(2, '0')}`,
  camera: 'one',
  hash,
  embedding: at(degrees),
})
const stacked = (shots: Shot[]): string[][] => stackMoments(shots).map((stack) => stack.map(({ id }) => id))
const far = 'ffffffffffffffff'

it('puts a burst together in the order of time, and another scene between it apart', () => {
  expect(
    stacked([shot('b', 2, 5), shot('other', 3, 60), shot('a', 1), shot('c', 4, 3), shot('other too', 5, 62)]),
  ).toEqual([
    ['a', 'b', 'c'],
    ['other', 'other too'],
  ])
})

it('goes on as long as the burst does', () => {
  const burst = [0, 15, 30, 45].map((seconds) => shot(String(seconds), seconds, seconds / 3))
  expect(stacked(burst)).toEqual([['0', '15', '30', '45']])
})

test.each([
  ['of another scene', shot('b', 2, 60)],
  ['that looks alike and is laid out otherwise', shot('b', 2, 10, far)],
  ['of half a minute later', shot('b', 31)],
  ['by another camera', { ...shot('b', 2), camera: 'two' }],
  ['without a clock', shot('b', null)],
  ['that was not looked at', { ...shot('b', 2), embedding: null }],
  ['without features', { ...shot('b', 2), hash: null }],
])('one %s is of another moment', (_, other) => {
  expect(stacked([shot('a', 1), other])).toEqual([])
})

it('a blurred frame of a camera that stood still belongs to it', () => {
  expect(stacked([shot('a', 1), shot('b', 2, 30)])).toEqual([['a', 'b']])
  expect(stacked([shot('a', 1), shot('b', 2, 30, '00000000ffffffff')])).toEqual([])
})

it('without a clock, what came next and is nearly the same', () => {
  expect(stacked([shot('a', null), shot('b', null, 10), shot('c', null, 50)])).toEqual([['a', 'b']])
})

it('a time that is none is no clock', () => {
  const broken = { ...shot('b', 1), takenAt: '0000:00:00 00:00:00' }
  expect(stacked([shot('a', 1), broken])).toEqual([])
})
