import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { withScales } from '../scripts/factsDoc.ts'

test('docs/facts.md shows the scales as they are: npx node scripts/factsDoc.ts writes them', async () => {
  const document = await readFile('docs/facts.md', 'utf8')
  expect(withScales(document)).toBe(document)
})
