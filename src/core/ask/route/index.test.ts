import { describe, expect, it } from 'vitest'
import { routeQuestion, type RouteTo } from './index.ts'
import { heldOutRoutes } from './testing/heldOut.ts'
import { workedRoutes } from './testing/worked.ts'

const tableOf = (lines: string): { to: RouteTo; question: string }[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))
    .map(([to, question]) => ({ to: to as RouteTo, question: question! }))

const wrong = (among: ReturnType<typeof tableOf>): string[] =>
  among.flatMap(({ to, question }) => {
    const found = routeQuestion(question)
    return found.to === to ? [] : [`${question} -> ${found.to}, ${found.why}`]
  })

describe('routeQuestion', () => {
  it('leads the worked questions where they belong', () => expect(wrong(tableOf(workedRoutes))).toEqual([]))

  it('leads held-out ones there, too', () => {
    const held = tableOf(heldOutRoutes)
    const missed = wrong(held)
    console.log(`held-out routes: ${held.length - missed.length} of ${held.length} right`, missed)
    expect(missed.length).toBeLessThanOrEqual(0.05 * held.length)
  })

  it('says why in four words at most', () => {
    const reasons = tableOf(workedRoutes).map(({ question }) => routeQuestion(question).why)
    expect(reasons.filter((why) => why.split(' ').length > 4)).toEqual([])
  })

  it.each(['', '?', 'Ist der Himmel zu hell?', 'sky', '😀', 'a'.repeat(100_000), 'is '.repeat(50_000)])(
    'lets somebody look in doubt (%#)',
    (question) => expect(routeQuestion(question).to).toBe('look'),
  )
})
