import { expect, it } from 'vitest'
import { judgeFit, needOf, systemMemory } from './fit.ts'

const computer = { totalBytes: 16e9, freeBytes: 12.4e9, gpus: [], heldBytes: 0 }
const gpu = { name: 'NVIDIA H200', totalBytes: 16e9, freeBytes: 8e9 }

it('adds up what a model takes', () => {
  expect(needOf({ weights: 2.5e9, context: 4e8, work: 1e8, program: 1e8 })).toBe(3.1e9)
})

it('says whether a model fits, with the numbers', () => {
  expect(judgeFit(3.1e9, computer)).toEqual({
    verdict: 'fits',
    needBytes: 3.1e9,
    haveBytes: 12.4e9,
    reason: 'Needs about 3.1 GB; 12.4 GB are free.',
  })
  expect(judgeFit(185e6, computer).reason).toBe('Needs about 185 MB; 12.4 GB are free.')
})

it('is slow where little would stay free, and too large where it cannot be had at all', () => {
  expect(judgeFit(11e9, computer)).toMatchObject({
    verdict: 'slow',
    reason: 'Needs about 11.0 GB; 12.4 GB are free, so that other programs have to make room.',
  })
  expect(judgeFit(15.5e9, computer)).toMatchObject({
    verdict: 'tooLarge',
    haveBytes: 16e9,
    reason: 'Needs about 15.5 GB; this computer has 16.0 GB, of which the system needs a part.',
  })
})

it('what is in memory already makes room', () => {
  const held = { ...computer, freeBytes: 4e9, heldBytes: 6e9 }
  expect(judgeFit(7e9, held)).toMatchObject({ verdict: 'fits', haveBytes: 10e9 })
  expect(judgeFit(7e9, { ...held, heldBytes: 0 })).toMatchObject({ verdict: 'slow', haveBytes: 4e9 })
})

it('fits on a GPU with a gigabyte to spare there, and else is slow as far as the memory goes', () => {
  const withGpu = { ...computer, gpus: [{ ...gpu, freeBytes: 1e9 }, gpu] }
  expect(judgeFit(6e9, withGpu)).toMatchObject({
    verdict: 'fits',
    reason: 'Needs about 6.0 GB; 8.0 GB are free on NVIDIA H200.',
  })
  expect(judgeFit(7.5e9, withGpu)).toMatchObject({
    verdict: 'slow',
    reason:
      'Needs about 7.5 GB; NVIDIA H200 has 8.0 GB free, so that the processor does a part, which is slower.',
  })
  expect(judgeFit(40e9, withGpu).verdict).toBe('tooLarge')
})

it('knows the memory of this computer', () => {
  const { totalBytes, freeBytes } = systemMemory()
  expect(freeBytes).toBeGreaterThan(0)
  expect(totalBytes).toBeGreaterThanOrEqual(freeBytes)
})
