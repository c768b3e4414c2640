import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandForm, fillSlots, parseForm } from './form.ts'
import { seededRandom } from './random.ts'

describe('form', () => {
  const source = 'The [light|[very |]low sun] is {key}[, so far|].'

  it('makes every sentence', () => {
    const form = parseForm(source)
    const made = new Set(fc.sample(fc.nat(), 200).map((seed) => expandForm(form, seededRandom(seed))))
    expect([...made].toSorted()).toEqual(
      [
        'The light is {key}, so far.',
        'The light is {key}.',
        'The low sun is {key}, so far.',
        'The low sun is {key}.',
        'The very low sun is {key}, so far.',
        'The very low sun is {key}.',
      ].toSorted(),
    )
  })

  it.each(['a [b|c', 'a b] c', '[a|b]|'])('refuses stray brackets: %s', (text) => {
    expect(() => parseForm(text)).toThrow(expect.objectContaining({ code: 'grammar-invalid' }))
  })

  it('fills slots and begins with a capital; a slot without a word is refused', () => {
    expect(fillSlots('{the} is {where}.', { the: 'the cat', where: 'left of the middle' })).toBe(
      'The cat is left of the middle.',
    )
    expect(() => fillSlots('{the} is here.', {})).toThrow(/\{the\}/)
  })
})
