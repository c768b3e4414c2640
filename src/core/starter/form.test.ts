import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countForm, expandForm, formPattern, parseForm } from './form.ts'
import { seededRandom } from './random.ts'

describe('form', () => {
  const source = 'The [light|[very |]low sun] is {key}[, so far|].'

  it('counts and makes every sentence', () => {
    const form = parseForm(source)
    const made = new Set(fc.sample(fc.nat(), 200).map((seed) => expandForm(form, seededRandom(seed))))
    expect(countForm(form)).toBe(6)
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

  it('run backwards matches what it makes and nothing else', () => {
    const form = parseForm(source)
    const pattern = new RegExp(`^${formPattern(form)}$`)
    fc.assert(fc.property(fc.nat(), (seed) => pattern.test(expandForm(form, seededRandom(seed)))))
    for (const other of [
      'The light is {sh}.',
      'The light is 2.',
      'The light is {key}, so far',
      'Thelight is {key}.',
    ])
      expect(pattern.test(other)).toBe(false)
  })

  it.each(['a [b|c', 'a b] c', '[a|b]|'])('refuses stray brackets: %s', (text) => {
    expect(() => parseForm(text)).toThrow(expect.objectContaining({ code: 'grammar-invalid' }))
  })
})
