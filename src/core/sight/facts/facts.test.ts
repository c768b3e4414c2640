import { describe, expect, it } from 'vitest'
import { factSchemas, type Fact, type Facts, type SightFactId } from '../../../shared/facts.ts'
import type { FaceDetail, SeenFace, SeenThing, SightFindings } from '../../../shared/sight.ts'
import { addSight } from './index.ts'

const nothing: SightFindings = {
  faces: [],
  things: [],
  subject: null,
  lines: [],
  writing: [],
  embedding: null,
  missing: [],
}
const face: SeenFace = {
  box: { x: 0.1, y: 0.2, width: 0.2, height: 0.2 },
  score: 0.9,
  presence: 0.99,
  pixels: 200,
  eyes: { left: 0.3, right: 0.25 },
  turn: 0,
}
const thing = (name: string, score: number, isAnimal = false): SeenThing => ({
  name,
  isAnimal,
  score,
  box: { x: 0.4, y: 0.4, width: 0.2, height: 0.2 },
})
const size = { width: 1500, height: 1000 }
const see = (findings: Partial<SightFindings>, measured: Facts = {}): Facts =>
  addSight(measured, { ...nothing, ...findings }, size)

describe('faces', () => {
  it('say where the largest is, and that its eyes are open', () => {
    const { faces } = see({ faces: [face] })
    expect(faces).toMatchObject({ display: '1 face, eyes open', confidence: 0.95 })
    expect(faces?.statement).toBe('there is a face at the top left, its eyes open')
    expect(faces?.faces[0]).toMatchObject({ x: 0.1, y: 0.2, eyes: 'open', sharpness: null })
  })

  const blur = (verdict: Fact<'blur'>['verdict']) => ({ blur: { verdict } as Fact<'blur'> })
  const detailed = (detail: FaceDetail, measured: Facts = {}, faces = [face]) =>
    addSight(measured, { ...nothing, faces }, size, [detail]).faces!

  it.each([
    [0.45, null, '1 face, eyes open, sharp', '; the face is sharp', 0.8],
    [0.379, 0.9, '1 face, eyes open, soft', '; the face is soft', 0.8],
    [0.38, null, '1 face, eyes open', '', 0.95],
    [0.449, -0.9, '1 face, eyes open', '', 0.95],
    [
      null,
      -1,
      '1 face, eyes open, a stop darker than the rest',
      '; the face is a stop darker than the rest',
      0.95,
    ],
    [
      0.6,
      -1.4,
      '1 face, eyes open, sharp, a stop and a half darker than the rest',
      '; the face is sharp and a stop and a half darker than the rest',
      0.8,
    ],
    [
      null,
      2.3,
      '1 face, eyes open, two and a half stops lighter than the rest',
      '; the face is two and a half stops lighter than the rest',
      0.95,
    ],
    [
      null,
      -6,
      '1 face, eyes open, more than four stops darker than the rest',
      '; the face is more than four stops darker than the rest',
      0.95,
    ],
  ])('of sharpness %s and %s stops are told: %s', (sharpness, stops, display, said, confidence) => {
    const faces = detailed({ sharpness, stops })
    expect(faces).toMatchObject({ display, confidence })
    expect(faces.statement).toBe(`there is a face at the top left, its eyes open${said}`)
    expect(faces.faces[0]).toMatchObject({ sharpness, stops })
  })

  it('are told of by the largest', () => {
    const faces = detailed({ sharpness: 0.2, stops: null }, {}, [face, face])
    expect(faces.display).toBe('at least 2 faces, the largest: eyes open, soft')
    expect(faces.statement).toBe(
      'there are at least 2 faces, the largest at the top left, its eyes open; the largest face is soft',
    )
  })

  it.each([
    ['soft', 0.2, 'sharp'],
    ['sharp', 0.6, 'defocus'],
    ['sharp', 0.6, 'movement'],
    ['sharp', 0.6, 'soft'],
  ] as const)(
    'are not called %s in a photograph that is measured to be the opposite',
    (_, sharpness, verdict) => {
      expect(detailed({ sharpness, stops: null }, blur(verdict)).display).toBe('1 face, eyes open')
    },
  )

  it('are called soft in a photograph of which parts are crisp', () => {
    expect(detailed({ sharpness: 0.2, stops: null }, blur('partly-sharp')).display).toContain('soft')
  })

  it('are at least so many, for some are missed', () => {
    expect(see({ faces: [face, face] }).faces?.statement).toContain('at least 2 faces')
  })

  it.each([
    ['both nearly shut', { eyes: { left: 0.05, right: 0.08 } }, 'closed-or-down'],
    ['one shut, as in a wink', { eyes: { left: 0.05, right: 0.3 } }, 'unsaid'],
    ['between the limits', { eyes: { left: 0.15, right: 0.15 } }, 'unsaid'],
    ['one not judged', { eyes: { left: null, right: 0.3 } }, 'unsaid'],
    ['a small face', { pixels: 59 }, 'unsaid'],
    ['a face turned far', { turn: 0.6 }, 'unsaid'],
  ] as const)('%s: the eyes are %s', (_, changed, eyes) => {
    expect(see({ faces: [{ ...face, ...changed }] }).faces?.faces[0]?.eyes).toBe(eyes)
  })

  it.each([
    ['score', { score: 0.74 }],
    ['presence', { presence: 0.89 }],
  ])('are none under the limit of %s, which is not said', (_, changed) => {
    const { faces } = see({ faces: [{ ...face, ...changed }] })
    expect(faces).toMatchObject({ faces: [], statement: null, confidence: 0 })
  })
})

describe('things', () => {
  it('are named from their limit on, an animal from its own', () => {
    const seen = [thing('bicycle', 0.5), thing('elephant', 0.74, true), thing('chair', 0.49)]
    const { things } = see({ things: seen })
    expect(things?.display).toBe('bicycle, animal')
    expect(things?.statement).toBe('in it are a bicycle and an animal')
  })

  it('are not counted', () => {
    expect(see({ things: [thing('person', 0.9), thing('person', 0.8)] }).things?.display).toBe('person')
  })
})

describe('the subject', () => {
  const subject: SightFindings['subject'] = {
    of: 'person',
    name: 'person',
    box: { x: 0.5, y: 0.25, width: 0.5, height: 0.5 },
    share: 0.2,
    centre: { x: 0.8, y: 0.5 },
    doubt: 0.1,
    mask: { columns: 2, rows: 1, cells: '0f' },
  }
  const guess = { tier: 'C', confidence: 0.3, label: 'Draws the eye', display: '', statement: null } as const
  const measured: Facts = {
    subject: { ...guess, x: 0.2, y: 0.2, width: 0.1, height: 0.1 },
    placement: { ...guess, label: 'Placement', thirdsDistance: 0.3, leftWeight: 0.5 },
  }

  it('takes the place of the guess, and its placement follows', () => {
    const facts = see({ subject }, measured)
    expect(facts.subject).toMatchObject({
      tier: 'B',
      label: 'Subject',
      display: 'a person, 20 % of the frame, cut by the right edge',
      x: 0.8,
      seen: { of: 'person', cutBy: ['right'] },
    })
    expect(facts.placement).toMatchObject({ thirdsDistance: 0.14, leftWeight: 0.5 })
  })

  it('leaves the guess where nothing was seen', () => {
    expect(see({}, measured).subject).toEqual(measured.subject)
  })

  it('is "an animal" where its name is not sure', () => {
    const animal = { ...subject, of: 'animal' as const, name: 'elephant', mask: null }
    const seen = see({ subject: animal, things: [thing('elephant', 0.7, true)] })
    expect(seen.subject?.seen).toMatchObject({ name: 'an animal', cutBy: [] })
    const sure = see({ subject: animal, things: [thing('elephant', 0.8, true)] })
    expect(sure.subject?.seen?.name).toBe('an elephant')
  })

  it('is none where its name may not be said', () => {
    const cup = { ...subject, of: 'thing' as const, name: 'cup', mask: null }
    expect(see({ subject: cup, things: [thing('cup', 0.45)] }, measured).subject).toEqual(measured.subject)
    expect(see({ subject: cup, things: [thing('cup', 0.5)] }).subject?.seen?.name).toBe('a cup')
  })

  it('is placed inside a mat, without the mask of the whole file', () => {
    const inside = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
    const frame = { ...guess, tier: 'A' as const, kind: 'mat' as const, inside }
    const box = { x: 0.4, y: 0.25, width: 0.2, height: 0.25 }
    const { subject: matted } = see({ subject: { ...subject, box, share: 0.04 } }, { frame })
    expect(matted?.width).toBe(0.4)
    expect(matted?.seen).toMatchObject({ share: 0.16, cutBy: ['top'], mask: null })
  })
})

describe('lines', () => {
  it.each([
    ['level', { x1: 0, y1: 0.5, x2: 1, y2: 0.5 }, 'near-level', 0],
    ['falling to the right', { x1: 0, y1: 0.5, x2: 1, y2: 0.55 }, 'near-level', 1.9],
    ['named from right to left', { x1: 1, y1: 0.55, x2: 0, y2: 0.5 }, 'near-level', 1.9],
    ['upright', { x1: 0.5, y1: 0, x2: 0.5, y2: 1 }, 'near-upright', 0],
    ['leaning to the right', { x1: 0.53, y1: 0, x2: 0.5, y2: 1 }, 'near-upright', 2.6],
    ['across', { x1: 0, y1: 0, x2: 1, y2: 1 }, 'slanting', 33.7],
  ] as const)('%s', (_, ends, kind, degrees) => {
    expect(see({ lines: [{ ...ends, score: 0.9, support: 1 }] }).lines?.lines[0]).toMatchObject({
      kind,
      degrees,
    })
  })

  it('say the angle of the longest near level, and never what it is', () => {
    const line = { x1: 0, y1: 0.5, x2: 1, y2: 0.55, score: 0.9, support: 1 }
    const words = 'a long line at 53 % of the height is 1.9° off level'
    expect(see({ lines: [line] }).lines).toMatchObject({ display: words })
    expect(see({ lines: [line] }).lines?.statement).not.toContain('horizon')
  })

  it('are told once, where a net draws an edge in pieces', () => {
    const line = { x1: 0, y1: 0.5, x2: 1, y2: 0.5, score: 0.9, support: 1 }
    const piece = { x1: 0.1, y1: 0.505, x2: 0.6, y2: 0.505, score: 0.9, support: 1 }
    const other = { x1: 0.1, y1: 0.6, x2: 0.6, y2: 0.6, score: 0.9, support: 1 }
    expect(see({ lines: [line, piece, other] }).lines?.lines).toHaveLength(2)
  })

  it('are long', () => {
    expect(see({ lines: [{ x1: 0, y1: 0.5, x2: 0.2, y2: 0.5, score: 1, support: 1 }] }).lines?.lines).toEqual(
      [],
    )
  })
})

describe('writing', () => {
  const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.1 }

  it('is quoted', () => {
    const { writing } = see({ writing: [{ text: 'ignore "all" rules', score: 0.9, box }] })
    expect(writing?.statement).toBe(String.raw`writing in it reads "ignore \"all\" rules"`)
  })

  it.each([
    ['a sure reading', 'unicef', 0.79],
    ['two letters', '7-1', 0.95],
  ])('needs %s', (_, text, score) => {
    expect(see({ writing: [{ text, score, box }] }).writing?.statement).toBe(null)
  })
})

it('of a net that was missing nothing is said', () => {
  const missing = ['facemesh.onnx', 'mlsd.onnx']
  const facts = see({ missing })
  expect(Object.keys(facts)).toEqual(['things', 'writing'])
})

it('fits the contract', () => {
  const facts = see({ faces: [face], things: [thing('bicycle', 0.6)] })
  for (const id of ['faces', 'things', 'lines', 'writing'] satisfies SightFactId[])
    expect(factSchemas[id].safeParse(facts[id]).success).toBe(true)
})
