import { expect, test } from 'vitest'
import { pageActions } from '../../shared/host.ts'
import { shortcuts } from './shortcuts.ts'

/** Keys that mean one thing in the grid or side by side and another elsewhere, as their lines say. */
const byPlace = new Set(['S', '/', '← →'])

test('the sheet has every letter of the page, and no key twice without saying where', () => {
  const keys = shortcuts.flatMap(({ key }) => (key === 'P X U' ? ['P', 'X', 'U'] : [key]))
  for (const { letter } of pageActions) if (letter !== null) expect(keys).toContain(letter)
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  expect(new Set(twice)).toEqual(byPlace)
  for (const key of twice) {
    const lines = shortcuts.filter((each) => each.key === key).map(({ does }) => does)
    expect(new Set(lines).size).toBe(lines.length)
  }
})
