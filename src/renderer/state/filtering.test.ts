import { expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../../shared/settings.ts'
import { withFilter } from './filtering.ts'
import { openFakeStudio } from './testing/openStudio.ts'

test('a filter is kept without what it leaves open, in the place of one of its name', () => {
  const query = { sort: 'added', rating: { min: 4 }, camera: undefined, text: '' } as const
  const kept = withFilter([{ name: 'best', query: { sort: 'name' } }], 'best', query)
  expect(kept).toEqual([{ name: 'best', query: { sort: 'added', rating: { min: 4 } } }])
})

function open() {
  let kept: Settings = defaultSettings
  const finds: unknown[] = []
  const studio = openFakeStudio({
    'settings.set': (patch: Partial<Settings>) => (kept = { ...kept, ...patch }),
    'photos.find': (input: unknown) => {
      finds.push(input)
      return { photos: [], jobs: [], excerpts: [], next: null, count: 7 }
    },
  })
  studio.store.setState({ settings: kept })
  return { ...studio, finds, kept: () => kept }
}

test('one that is taken up is looked for alone', async () => {
  const { actions, kept, finds, state } = open()
  await actions.find({ rating: { min: 4 } })
  await actions.saveFilter('best')
  await actions.find({ camera: 'Leica', sort: 'name' })
  await actions.findOnly(kept().savedFilters[0].query)
  expect(finds.at(-1)).toEqual({ sort: 'added', rating: { min: 4 }, limit: 100 })
  await actions.forgetFilter('best')
  expect([kept().savedFilters, state().settings?.savedFilters]).toEqual([[], []])
})

test('a rule counts and shows those that nobody flagged, and marks none', async () => {
  const { actions, finds, kept, names } = open()
  await actions.changeRule(1, { limit: 8 })
  const rule = kept().rules[1]
  expect(await actions.countRule(rule)).toBe(7)
  await actions.showRule(rule)
  expect(finds).toEqual([
    { clipped: { min: 8 }, flags: ['none'], sort: 'added', limit: 1 },
    { clipped: { min: 8 }, flags: ['none'], sort: 'added', limit: 100 },
  ])
  expect(names()).not.toContain('photos.mark')
})
