import { describe, expect, it } from 'vitest'
import { scenes } from '../../../../test/corpus/scenes.ts'
import type { Facts } from '../../../shared/facts.ts'
import { emptyCamera } from '../../../shared/photos.ts'
import { checkClaims } from './index.ts'

const { facts: portrait } = scenes.portrait
const { facts: asleep } = scenes.asleep
const flags = (text: string, facts: Facts) => checkClaims(text, { facts, camera: emptyCamera })

describe('what was seen', () => {
  it.each([
    ['Her eyes are closed.', portrait, 'the eyes of the face that was seen are open'],
    ['She is cut off by the left edge.', asleep, 'the person that was seen keeps away from the left edge'],
    ['She is fully within the frame.', portrait, 'the person that was seen is cut by the bottom edge'],
    ['There is nobody in it.', portrait, 'a face was seen in it'],
  ])('is said beside "%s", to be checked', (text, facts, measured) => {
    expect(flags(text, facts)).toMatchObject([{ grade: 'checkThis', measured }])
  })

  it('is said with its place', () => {
    expect(flags('The subject is placed in the upper left corner.', asleep)).toMatchObject([
      {
        grade: 'checkThis',
        claim: 'the person is at the upper left',
        measured: 'the person that was seen has its center at 85 % of the width and 72 % of the height',
      },
    ])
  })
})

describe('who is meant is not sure', () => {
  const said = 'Her eyes are closed. She is cut off by the left edge. She sits on the right of the frame.'
  const person = portrait.things!.things[0]!
  const withThings = (...names: string[]): Facts => ({
    ...portrait,
    things: { ...portrait.things!, things: names.map((name) => ({ ...person, name })) },
  })
  const [face] = portrait.faces!.faces
  const { seen, ...where } = portrait.subject!

  it('where one person is seen, and things', () => {
    expect(flags(said, withThings('person', 'chair'))).toHaveLength(3)
  })

  it.each<[string, Facts]>([
    ['two people', withThings('person', 'person')],
    ['a named animal', withThings('person', 'cat')],
    ['an animal without a name', withThings('person', 'animal')],
    ['a second face', { ...portrait, faces: { ...portrait.faces!, faces: [face!, face!] } }],
    ['no net that names things', { faces: portrait.faces!, subject: portrait.subject! }],
  ])('with %s', (_, facts) => {
    expect(flags(said, facts)).toEqual([])
  })

  it.each<[string, Facts]>([
    ['a person without an outline', { ...portrait, subject: { ...where, seen: { ...seen!, mask: null } } }],
    ['an animal', { ...portrait, subject: { ...where, seen: { ...seen!, of: 'animal' } } }],
    ['a guess', { ...portrait, subject: where }],
  ])('of place and edges with %s', (_, facts) => {
    expect(flags(said, facts)).toMatchObject([{ claim: 'the eyes are closed' }])
  })

  it('where "the subject" is a small person', () => {
    const small: Facts = {
      ...asleep,
      subject: { ...asleep.subject!, seen: { ...asleep.subject!.seen!, share: 0.04 } },
    }
    expect(flags('The figure sits dead centre.', small)).toHaveLength(1)
    expect(flags('The subject sits dead centre.', small)).toEqual([])
  })

  it('where eyes are not told', () => {
    const unsaid: Facts = {
      ...portrait,
      faces: { ...portrait.faces!, faces: [{ ...face!, eyes: 'unsaid' }] },
    }
    expect(flags('Her eyes are closed. Her eyes are wide open.', unsaid)).toEqual([])
  })
})

it('an outline that lies near an edge, or touches it in a cell, says nothing either way', () => {
  const cut = 'She is cut off by the left edge.'
  const whole = 'She is not cut off by any edge.'
  const subject = asleep.subject!
  const outlined = (column: number, rows: number, isCut: boolean): Facts => {
    const cells = subject.seen!.mask!.cells.split('')
    for (let row = 0; row < rows; row += 1) cells[(30 + row) * 64 + column] = 'f'
    const mask = { columns: 64, rows: 43, cells: cells.join('') }
    return {
      ...asleep,
      subject: { ...subject, seen: { ...subject.seen!, mask, cutBy: isCut ? ['left'] : [] } },
    }
  }
  expect(flags(cut, asleep)).toHaveLength(1)
  expect(flags(cut, outlined(3, 1, false))).toEqual([])
  expect(flags(whole, outlined(0, 2, true))).toEqual([])
  expect(flags(whole, outlined(0, 3, true))).toHaveLength(1)
})
