// docs/faults.md names the test of each fault: they are all there, under these titles.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const page = join(import.meta.dirname, '..', 'docs', 'faults.md')
const rows = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| ?(fault|-)/.test(line))

/** The tests in a row's last column: a link to each file, then titles in it. */
function namedIn(row: string): { file: string; titles: string[] }[] {
  const cell = row.split('|').at(-2) ?? ''
  return cell
    .split('](../')
    .slice(1)
    .map((part) => {
      const [file = '', rest = ''] = part.split(')', 2)
      return { file, titles: [...rest.matchAll(/`([^`]+)`/g)].map(([, title = '']) => title) }
    })
}

test('every fault names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(25)
  expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([])
  const missing = rows.flatMap(namedIn).flatMap(({ file, titles }) => {
    const text = readFileSync(join(page, '..', '..', file), 'utf8')
    return titles.filter((title) => !text.includes(title))
  })
  expect(missing).toEqual([])
})
