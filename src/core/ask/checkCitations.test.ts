import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GivenCard } from '../../shared/references.ts'
import { createShelf } from '../references/shelf.ts'
import { checkCitations } from './checkCitations.ts'
import { citationsIn, givenCards, withoutCitations } from './passages.ts'

const shelf = createShelf(join(import.meta.dirname, '..', '..', '..', 'resources'), () => undefined)
let given: GivenCard[] = []
beforeAll(async () => {
  await shelf.find('zones')
  const ids = ['long-exposure', 'diffraction', 'thirds']
  given = givenCards((await Promise.all(ids.map(shelf.get))).map((card) => card!))
})
afterAll(() => shelf.close())

const flagged = (text: string): string[] =>
  checkCitations(text, given, shelf.fits).map(
    ({ start, end, claim }) => `${claim} ${text.slice(start!, end!)}`,
  )

describe('checkCitations', () => {
  it.each([
    'A neutral density filter lets you expose a waterfall for seconds [1].',
    'Water turns to mist when the shutter stays open for several seconds. [1]',
    'Stopping down to f/22 softens fine detail by diffraction [2].',
    'The airy disk grows with the f-number [2]. Thirds keep a horizon off the center [3].',
    'A long exposure of clouds needs a tripod [1], and a small aperture costs sharpness by diffraction.',
    'Nothing is cited here.',
  ])('leaves "%s" alone', (text) => expect(flagged(text)).toEqual([]))

  it.each([
    'A filter helps [4].',
    'A waterfall needs seconds with a filter [0].',
    'Use a tripod for the waterfall [1, 7].',
    'Water turns to mist in seconds. [12]',
    'Umbrella light flatters a portrait [1].',
    'The horizon leans by two degrees [2].',
    'Use warm colors against cold ones [3].',
    'Ask the sitter to breathe out and smile [1].',
    'JPEG blocks show in the sky when the quality is low [3].',
    'Put a white card opposite the window [2].',
    'A reflector opens the shadow side of the face [1][2].',
    'Print on matte paper for a softer look [3].',
    'Shoot street scenes with zone focusing [1].',
    'The eyes need a catchlight [2].',
  ])('marks "%s"', (text) => {
    const flags = checkCitations(text, given, shelf.fits)
    expect(flags.length).toBeGreaterThan(0)
    for (const { start, end } of flags) expect(text.slice(start!, end!)).toContain('[')
  })

  it('marks each false number once, with its sentence and the reason', () => {
    const text = 'Use a tripod for the waterfall [1]. Ask the sitter to smile [1][9][9].'
    const flags = checkCitations(text, given, shelf.fits)
    expect(flags.map(({ claim, measured }) => `${claim} ${measured}`)).toEqual([
      '[1] The passage “Water, clouds and long exposures” says nothing of this.',
      '[9] No passage 9 was given.',
    ])
    expect(text.slice(flags[0]!.start!, flags[0]!.end!)).toBe('Ask the sitter to smile [1][9][9].')
  })

  it('marks every number where nothing was given', () => {
    expect(checkCitations('Use a tripod [1].', [], shelf.fits)).toHaveLength(1)
  })
})

it('finds numbers in brackets, and takes them out', () => {
  expect(citationsIn('One [1], two [2, 3] and [x] or [2024].').map(({ number }) => number)).toEqual([1, 2, 3])
  expect(withoutCitations('One [1], two [2, 3].')).toBe('One, two.')
})
