import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'

const originSchema = z.object({
  name: z.literal('Starter writer'),
  grammarSha256: z.string(),
  corpusSha256: z.string().length(64),
  ggufSha256: z.string(),
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('the shipped model is the one described, and what it was trained on is kept', async () => {
  const origin = originSchema.parse(JSON.parse(await readFile('resources/models/starter.json', 'utf8')))
  const model = await readFile('resources/models/starter.gguf')
  expect(sha256(model)).toBe(origin.ggufSha256)
  expect(sha256(await readFile('training/grammar.txt'))).toBe(origin.grammarSha256)
  expect(model.byteLength).toBeLessThan(6_000_000)
})
