import { expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { loadDownLadder, lowerRung, rungNotice, rungsFrom, tooLarge, type Rung } from './memoryLadder.ts'

test('each rung is tried once, until one holds the model', async () => {
  const tried: Rung[] = []
  const placed = await loadDownLadder(rungsFrom('gpu'), async (rung) => {
    tried.push(rung)
    if (rung !== 'cpu') throw tooLarge()
    return 'loaded'
  })
  expect(placed).toEqual({ loaded: 'loaded', rung: 'cpu' })
  expect(tried).toEqual(['gpu', 'half', 'cpu'])
})

test('what none holds is too large, and any other failure ends the search', async () => {
  const never = async (): Promise<never> => {
    throw tooLarge()
  }
  await expect(loadDownLadder(rungsFrom('half'), never)).rejects.toMatchObject({ code: 'model-too-large' })
  const tried: Rung[] = []
  const damaged = loadDownLadder(rungsFrom('gpu'), async (rung) => {
    tried.push(rung)
    throw new AppError('model-damaged', 'Damaged.')
  })
  await expect(damaged).rejects.toMatchObject({ code: 'model-damaged' })
  expect(tried).toEqual(['gpu'])
})

test('only a model that is not all on the GPU has a notice', () => {
  expect(rungNotice('gpu')).toBeNull()
  expect(rungNotice('half')).toContain('a part of it runs on the processor')
  expect(rungNotice('cpu')).toContain('runs on the processor')
  expect(rungsFrom(lowerRung('gpu'))).toEqual(['half', 'cpu'])
  expect(lowerRung('cpu')).toBe('cpu')
})
