import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { families, familyOf, suits } from './index.ts'

const page = readFileSync(new URL('../../../../docs/models.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| family'))
const cellsOf = (name: string): string[] | undefined =>
  rows.map((row) => row.split('|').map((cell) => cell.trim())).find((cells) => cells[1] === name)
const listed = (cell = ''): string[] => cell.split(', ').toSorted()

test.each(families)('the table of docs/models.md says of $name what is done', (family) => {
  const cells = cellsOf(family.name)
  expect(listed(cells?.[2])).toEqual([...family.architectures].toSorted())
  expect(listed(cells?.[3])).toEqual([...family.projectors].toSorted())
  const { imageTokens, samplers } = family
  if (imageTokens) expect(cells?.[4]).toBe(`${imageTokens.min} to ${imageTokens.max}`)
  const names = {
    topP: 'top_p',
    topK: 'top_k',
    minP: 'min_p',
    repeatPenalty: 'repetition',
    presencePenalty: 'presence',
  }
  const said = Object.entries(samplers).map(
    ([key, value]) => `${{ temperature: key, ...names }[key]} ${value}`,
  )
  expect(cells?.[6]).toBe(said.join(', '))
  expect(cells?.[5] !== '').toBe(family.projectors.some((projector) => family.wholePicture(null, projector)))
})

test('a model is of one family', () => {
  for (const { architectures, projectors, name } of families) {
    for (const architecture of architectures) {
      for (const projectorType of projectors) {
        expect(familyOf({ architecture, projectorType })?.name).toBe(name)
        expect(suits({ architecture, projectorType })).toBe(true)
      }
    }
  }
})

test('without eyes only an architecture that always sees tells the family', () => {
  const nameOf = (architecture: string) => familyOf({ architecture, projectorType: null })?.name ?? null
  expect(['qwen3vl', 'qwen35', 'gemma4', 'llama', 'lfm2'].map(nameOf)).toEqual([
    'Qwen3-VL',
    'Qwen3.5 and Qwen3.6',
    'Gemma 4',
    null,
    null,
  ])
})
