import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { loadGrammar } from './grammar.ts'

const originSchema = z.object({
  name: z.literal('Starter writer'),
  grammarSha256: z.string(),
  corpusSha256: z.string().length(64),
  ggufSha256: z.string(),
})

test('the shipped model is the one described, trained on the shipped grammar', async () => {
  const origin = originSchema.parse(JSON.parse(await readFile('resources/models/starter.json', 'utf8')))
  const model = await readFile('resources/models/starter.gguf')
  expect(createHash('sha256').update(model).digest('hex')).toBe(origin.ggufSha256)
  expect((await loadGrammar('resources')).sha256).toBe(origin.grammarSha256)
  expect(model.byteLength).toBeLessThan(6_000_000)
})
