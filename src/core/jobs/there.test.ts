import { expect, test } from 'vitest'
import { readText } from '../../../test/fixtures/gguf/texts.ts'
import { askedThere, assertForm } from './there.ts'

const whole = await readText('first')
const part = '## What I see\nA pier.\n\n## Composition\nIt holds.\n'

test('a text with the form of a critique passes, one without is asked for once more', () => {
  expect(() => assertForm(whole, { finishReason: 'stop' }, 1)).not.toThrow()
  expect(() => assertForm(part, { finishReason: 'stop' }, 1)).toThrow(
    expect.objectContaining({ code: 'critique-incomplete' }),
  )
  expect(() => assertForm(part, { finishReason: 'stop' }, 2)).not.toThrow()
  // Cut short or stopped, it had no chance.
  expect(() => assertForm(part, { finishReason: 'length' }, 1)).not.toThrow()
})

test('it is asked otherwise than before', () => {
  const options = { system: 's', user: 'u', maxTokens: 9, temperature: 0.4, seed: 7 }
  expect(askedThere(options, 'vision', 1)).toMatchObject(options)
  const again = askedThere(options, 'vision', 2)
  expect(again).toMatchObject({ system: 's', seed: 8 })
  expect(again.user).toMatch(/^u\n\nWrite each heading exactly as it is given/)
})
