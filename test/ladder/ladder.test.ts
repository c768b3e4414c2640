import { expect, test } from 'vitest'
import { countVerdicts } from '../../bench/ladder/index.ts'
import { climb, readSample } from './smallLadder.ts'

test('photographs with known defects are measured right, or not at all', async () => {
  const sea = await readSample('pier-sunset.jpg')
  const rows = []
  for (const seed of [1, 2, 3]) rows.push(...(await climb(sea, seed)))
  const counts = countVerdicts(rows)
  const wrong = [...counts].filter(([, { wrong: count }]) => count > 0)
  expect(wrong).toEqual([])
  expect(counts.get('mats found')).toMatchObject({ right: 3 })
  expect(counts.get('tilts from 1.5° where a horizon or uprights are seen')).toMatchObject({ right: 2 })
  expect(counts.get('added noise within 0.4 and 5 %')).toMatchObject({ right: 3 })
}, 120_000)
