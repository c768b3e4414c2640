import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readText } from '../../../../test/fixtures/gguf/texts.ts'
import { critiqueForm } from '../../../core/critique/form.ts'
import { parseCritique } from '../../../core/critique/parse.ts'
import { createFormReader } from './formReader.ts'
import { formSchema } from './formSchema.ts'

const form = critiqueForm('vision')

function read(pieces: readonly string[]): string {
  const reader = createFormReader(form)
  return pieces.map(reader.push).join('') + reader.end()
}

const said = {
  see: 'A pier – at "sunset" 📷.\nTwo lines.',
  composition: 'It holds.',
  composition_try: 'Step left.',
  composition_level: 'strong',
  lighting: 'It is #flat.',
  lighting_try: null,
  lighting_level: 'weak',
  focus: null,
  focus_try: 'Never shown.',
  focus_level: 'rare',
  unknown: { deep: ['x', 1, '}'] },
  limits: ['One', 'Two\nthree'],
  strengths: [],
  next: ['First.', 'Second.'],
  claims_exposure: 'dark',
  claims_noise: 'clean',
}
const text = `## What I see
A pier – at "sunset" 📷. Two lines.

## Composition
It holds.

**Try:** Step left.

#level strong
## Lighting
It is flat.

#level weak
## What holds it back
- One
- Two three

## Next time
1. First.
2. Second.
#claims exposure=dark noise=clean.`

test('JSON becomes the text of the skeleton', () => {
  expect(read([JSON.stringify(said)])).toBe(text)
  expect(read([JSON.stringify(said, null, 2)])).toBe(text)
})

test('however it is cut into pieces, each a whole text', () => {
  const json = JSON.stringify(said).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  fc.assert(
    fc.property(fc.array(fc.nat(json.length), { maxLength: 40 }), fc.boolean(), (cuts, isEscaped) => {
      const whole = isEscaped ? json : JSON.stringify(said)
      const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
      const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end))
      const reader = createFormReader(form)
      const shown = pieces.map(reader.push)
      expect(shown.every((piece) => piece.isWellFormed())).toBe(true)
      expect(shown.join('') + reader.end()).toBe(text)
    }),
  )
})

test('what is cut short shows what came before, what is no JSON is itself', () => {
  expect(read(['{"see": "A pier at'])).toBe('## What I see\nA pier at')
  const markdown = '## What I see\nA pier.\n'
  expect(read([markdown.slice(0, 5), markdown.slice(5)])).toBe(markdown)
})

test('nothing that it is given stops it', () => {
  const pieces = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('{"', '":', '[', ']', '}', '"', '\\u', 'see', 'next')),
  )
  fc.assert(
    fc.property(pieces, (given) => {
      expect(typeof read(given)).toBe('string')
    }),
  )
})

test('the form has the sections of a critique, in order', async () => {
  const { sections, missing } = parseCritique(await readText('first'))
  const judged = sections.map(({ id }) => id)
  const keys = form.map(({ key }) => key)
  expect(judged.every((id) => keys.includes(id))).toBe(true)
  expect(missing).toEqual([])
  expect(formSchema(form)).toMatchObject({
    required: keys,
    additionalProperties: false,
    properties: {
      see: { type: 'string' },
      composition_level: { type: ['string', 'null'] },
      limits: { type: 'array' },
      claims_exposure: { enum: ['dark', 'medium', 'bright', 'unsaid'] },
    },
  })
})
