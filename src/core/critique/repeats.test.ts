import { describe, expect, it } from 'vitest'
import { findRepeats } from './repeats.ts'

const critique = (composition: string, lighting: string, rest = '') =>
  `## Composition · 7.5\n${composition}\n\n## Lighting · 6.0\n${lighting}\n\n${rest}`

describe('a sentence that comes again in another section', () => {
  const first = 'Lower the horizon to give the sky more room.'

  it.each([
    ['word for word', first],
    ['with one word changed', 'Lower the line to give the sky more room.'],
    ['as advice', `Even light.\n\n**Try:** ${first}`],
    ['in another order', 'To give more room to the sky, lower the horizon.'],
  ])('is flagged: %s', (_, again) => {
    const markdown = critique(`Calm. ${first}`, again)
    const flags = findRepeats(markdown)
    expect(flags).toHaveLength(1)
    expect(flags[0]).toMatchObject({ kind: 'repeat', claim: 'Composition', measured: first })
    expect(again).toContain(markdown.slice(flags[0]!.start, flags[0]!.end).replace('**Try:** ', ''))
  })

  it.each([
    ['says something else', 'The light is low and warm along the left edge.'],
    ['only shares the form', 'Soften the shadow to keep the faces more open.'],
    ['is too short to tell', 'More room.'],
  ])('is not flagged where it %s', (_, other) => {
    expect(findRepeats(critique(`Calm. ${first} More room.`, other))).toEqual([])
  })

  it('is not flagged within one section, nor in the sections that sum up', () => {
    expect(findRepeats(critique(`${first} ${first}`, 'Even light.'))).toEqual([])
    const summary = `## Strengths\n- ${first}\n- Calm.\n\n## Next time\n1. ${first}\n`
    expect(findRepeats(critique(first, 'Even light.', summary))).toEqual([])
  })
})
