// Photographs are found by what was measured of them, and not by what is unsure.
import { expect, test } from 'vitest'
import type { Facts } from '../../shared/facts.ts'
import type { PhotoFilter } from '../../shared/findCommand.ts'
import { ruleFilter } from '../../shared/rules.ts'
import type { Store } from './index.ts'
import { openTestStore } from './store.fixture.ts'

const fact = { tier: 'A', label: '', display: '', statement: null, confidence: 1 } as const
const clipped = (highlightPercent: number, shadowPercent = 0): Partial<Facts> => ({
  clipping: { ...fact, highlightPercent, shadowPercent },
})
const blur = (verdict: string, confidence: number): Partial<Facts> =>
  ({ blur: { ...fact, confidence, verdict } }) as unknown as Partial<Facts>
const tilt = (degrees: number | null, confidence = 1): Partial<Facts> => ({
  tilt: { ...fact, confidence, degrees, kind: 'horizon' },
})

const add = (store: Store, name: string, facts: Partial<Facts> | null): void => {
  store.photos.insert({ id: name, name, path: `/${name}`, addedAt: 1 })
  if (facts) store.facts.put(name, facts, true)
}
const names = (store: Store, filter: PhotoFilter): string[] => {
  const { numbers } = store.finder.page({ filter, match: null, sort: 'added', limit: 50 })
  return numbers.map((number) => store.photos.atNumber(number).name)
}

test.each<[PhotoFilter, string[]]>([
  [{ clipped: { min: 5 } }, ['white']],
  [{ shadows: { min: 20 } }, ['black']],
  [{ clipped: { max: 1 } }, ['black']],
  [{ unsharp: true }, ['moved', 'soft']],
  [{ unsharp: false }, ['part']],
  [{ tilt: { min: 2 } }, ['left']],
  [ruleFilter({ kind: 'clipped', limit: 5, isOn: true }), ['white']],
])('%j finds %j', (filter, expected) => {
  const store = openTestStore()
  add(store, 'none', null)
  add(store, 'white', clipped(7))
  add(store, 'black', clipped(0, 30))
  add(store, 'soft', blur('defocus', 0.9))
  add(store, 'moved', blur('movement', 0.7))
  add(store, 'unsure', blur('soft', 0.5))
  add(store, 'part', blur('part-moved', 0.9))
  add(store, 'left', tilt(-2.5))
  add(store, 'tilt unsure', tilt(4, 0.3))
  add(store, 'no level', tilt(null))
  expect(names(store, filter)).toEqual(expected)
})

test('what is measured anew is found anew, and keeps its marks', () => {
  const store = openTestStore()
  add(store, 'a', clipped(7))
  store.marks.set(['a'], { rating: 3 })
  store.facts.put('a', clipped(1), true)
  expect(names(store, { clipped: { min: 5 } })).toEqual([])
  expect(names(store, { clipped: { max: 5 }, rating: { min: 3 } })).toEqual(['a'])
})
