import { afterAll, expect, test } from 'vitest'
import { tinyText } from '../../../../test/fixtures/gguf/index.ts'
import { critiqueForm } from '../../../core/critique/form.ts'
import { loadOptions } from '../engines/testEngine.ts'
import { createRemoteEngine } from './engine.ts'
import { endThere, startThere } from './testing/overLlamaServer.ts'

const there = await startThere(loadOptions(await tinyText()))
afterAll(() => endThere(there))

test('a llama-server holds even noise to the schema, and it begins as a critique', async () => {
  const engine = createRemoteEngine({ onExchange: () => undefined })
  const { baseUrl, model, key } = there
  const access = { name: 'here', baseUrl, model, key, skeleton: 'json-schema', sight: 'auto' } as const
  const { signal } = new AbortController()
  await engine.connect(access, signal)
  const options = {
    system: 's',
    user: 'u',
    maxTokens: 40,
    temperature: 0,
    seed: 3,
    form: critiqueForm('text'),
  }
  const steps = engine.generate(options, { signal, onPromptProgress: () => undefined })
  let text = ''
  for (let next = await steps.next(); !next.done; next = await steps.next()) text += next.value.text
  expect(text).toMatch(/^## What was measured\n./)
  expect(text).not.toMatch(/[{}"]see/)
})
