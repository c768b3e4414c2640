// What the prompt says of what was seen, and its paraphrase, is never held against what was seen.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyCamera } from '../../../shared/photos.ts'
import { maskEdge, type SeenFace, type SeenThing, type SightFindings } from '../../../shared/sight.ts'
import { addSight } from '../../sight/facts/index.ts'
import { placeWords } from '../../sight/facts/frame.ts'
import { checkClaims } from './index.ts'

/** Spread evenly, which floating-point numbers at random are not. */
const thousandths = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count / 1000)
const part = thousandths(1000)
const anyBox = fc
  .record({ x: part, y: part, width: part, height: part })
  .map(({ x, y, width, height }) => ({
    x,
    y,
    width: Math.max(0.02, width * (1 - x)),
    height: Math.max(0.02, height * (1 - y)),
  }))
  .map(({ x, y, width, height }) => ({
    x: Math.min(x, 1 - width),
    y: Math.min(y, 1 - height),
    width,
    height,
  }))

const lid = fc.option(thousandths(400))
const anyFace: fc.Arbitrary<SeenFace> = fc.record({
  box: anyBox,
  score: fc.constant(0.9),
  presence: fc.constant(0.99),
  pixels: fc.constantFrom(40, 200),
  eyes: fc.option(fc.record({ left: lid, right: lid })),
  turn: fc.constantFrom(0, 0.7),
})

/** Someone whose outline fills a box. */
const someone = anyBox.map((box): Pick<SightFindings, 'subject' | 'things'> => {
  const { x, y, width, height } = box
  const isIn = (column: number, row: number): boolean =>
    column + 1 > x * maskEdge &&
    column < (x + width) * maskEdge &&
    row + 1 > y * maskEdge &&
    row < (y + height) * maskEdge
  const cells = Array.from({ length: maskEdge ** 2 }, (_, index) =>
    isIn(index % maskEdge, Math.floor(index / maskEdge)) ? 'f' : '0',
  ).join('')
  const person: SeenThing = { name: 'person', isAnimal: false, score: 0.9, box }
  const outline = { columns: maskEdge, rows: maskEdge, cells }
  const centre = { x: x + width / 2, y: y + height / 2 }
  const subject = {
    of: 'person',
    name: 'person',
    box,
    share: width * height,
    centre,
    doubt: 0,
    mask: outline,
  } as const
  return { subject, things: [person] }
})

const nothing = { lines: [], writing: [], embedding: null, missing: [] }

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`

test('nothing the prompt says of faces and the subject, and no paraphrase of it, is flagged', () => {
  fc.assert(
    fc.property(someone, fc.array(anyFace, { maxLength: 2 }), (person, faces) => {
      const facts = addSight({}, { ...nothing, ...person, faces }, { width: 1500, height: 1000 })
      const { x, y } = facts.subject!
      const where = placeWords(x, y)
      const cutBy = facts.subject!.seen!.cutBy
      const eyes = facts.faces!.faces[0]?.eyes
      const said = [
        ...[facts.subject, facts.faces, facts.things].flatMap((fact) => fact?.statement ?? []),
        ...['she is', 'the subject is', 'the figure is placed'].map((who) => `${who} ${where}`),
        ...['of the frame', 'of the picture'].map((frame) => `the woman stands ${where} ${frame}`),
        ...cutBy.flatMap((edge) => [
          `she is cut off by the ${edge} edge`,
          `the figure is cropped at the ${edge}`,
        ]),
        ...(cutBy.length === 0
          ? ['the figure is not cut off by any edge', 'she is fully within the frame']
          : []),
        ...(cutBy.length > 0 ? ['the subject is cut off by the edge of the frame'] : []),
        ...(eyes === 'open'
          ? ['her eyes are open', 'his eyes are wide open', 'her eyes are not closed']
          : []),
        ...(eyes === 'closed-or-down' ? ['her eyes are closed', 'she has closed her eyes'] : []),
        ...(faces.length === 0 ? ['there is nobody in the picture'] : []),
      ].map(sentence)
      const flags = said.filter((one) => checkClaims(one, { facts, camera: emptyCamera }).length > 0)
      expect(flags).toEqual([])
    }),
    { numRuns: 50 },
  )
})
