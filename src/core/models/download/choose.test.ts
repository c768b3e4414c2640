import { expect, test } from 'vitest'
import { chooseFiles, usualPreference } from './choose.ts'

const file = (path: string) => ({ path, size: 10, sha256: 'a'.repeat(64) })
const chosen = (paths: string[], preference = usualPreference): string[] =>
  chooseFiles(paths.map(file), preference).map(({ path, isEyes }) => (isEyes ? `eyes ${path}` : path))

test('the first packing of the list, and eyes in the first precision of theirs', () => {
  const all = [
    'M-BF16.gguf',
    'M-Q8_0.gguf',
    'M-Q4_K_M.gguf',
    'mmproj-M-Q8_0.gguf',
    'mmproj-M-F16.gguf',
    'README.md',
  ]
  expect(chosen(all)).toEqual(['eyes mmproj-M-F16.gguf', 'M-Q4_K_M.gguf'])
  expect(chosen(all, { packings: ['Q8_0'], eyes: [] })).toEqual(['M-Q8_0.gguf'])
  expect(chosen(['M-Q8_0.gguf'])).toEqual(['M-Q8_0.gguf'])
})

test('a packing is a word of its own, and the plain name goes before a longer one', () => {
  expect(chosen(['M-IQ4_K_M.gguf', 'M-Q4_K_M_L.gguf', 'M-Q8_0.gguf'])).toEqual(['M-Q8_0.gguf'])
  expect(chosen(['M-UD-Q4_K_M.gguf', 'M-Q4_K_M.gguf'])).toEqual(['M-Q4_K_M.gguf'])
  expect(chosen(['M.q4_k_m.gguf'])).toEqual(['M.q4_k_m.gguf'])
})

test('all parts of a model, and no helper of it', () => {
  const parts = [1, 2, 3].map((part) => `Q4_K_M/M-Q4_K_M-0000${part}-of-00003.gguf`)
  expect(chosen([...parts.toReversed(), 'mtp-M-Q4_K_M.gguf', 'M.imatrix.gguf'])).toEqual(parts)
  expect(() => chosen(parts.slice(0, 2))).toThrow(/Parts of this model are missing/)
})

test('what cannot be checked, or would lie elsewhere, is refused', () => {
  expect(() => chosen(['M-Q2_K.gguf'])).toThrow(/no model in a packing/)
  const nameless = [{ path: 'M-Q4_K_M.gguf', size: 10, sha256: null }]
  expect(() => chooseFiles(nameless, usualPreference)).toThrow(/no checksum/)
  for (const path of [
    '../M-Q4_K_M.gguf',
    'a/../../M-Q4_K_M.gguf',
    '.hidden/M-Q4_K_M.gguf',
    'C:\\M-Q4_K_M.gguf',
  ]) {
    expect(() => chooseFiles([file(path)], usualPreference)).toThrow(/no plain name/)
  }
})
