import { describe, expect, it } from 'vitest'
import { scenes } from '../../../../test/corpus/scenes.ts'
import type { Facts } from '../../../shared/facts.ts'
import type { Operation } from '../../../shared/operations.ts'
import type { Remark } from '../../../shared/remarks.ts'
import { findRemarks } from './index.ts'

const worth = { tier: 'B', confidence: 0.9, label: '', display: '', statement: null } as const
const faceBox = { x: 0.6, y: 0.1, width: 0.1, height: 0.2 }
const dogBox = { x: 0.1, y: 0.6, width: 0.2, height: 0.3 }
const personBox = { x: 0.5, y: 0.1, width: 0.3, height: 0.8 }
const face = { ...faceBox, score: 0.95, eyes: 'open', sharpness: null, stops: null } as const
const named = (name: string, box: typeof dogBox) => ({ ...box, name, score: 0.9 })

const topLeft = { x: 0, y: 0, width: 0.5, height: 0.5 }

/** One person with one face, one dog, two cars, and a window that is clipped at the top left. */
const facts: Facts = {
  ...scenes.clean.facts,
  faces: { ...worth, faces: [face] },
  things: {
    ...worth,
    things: [named('person', personBox), named('dog', dogBox), named('car', dogBox), named('car', personBox)],
  },
  subject: {
    ...worth,
    x: 0.65,
    y: 0.5,
    width: 0.3,
    height: 0.8,
    seen: { of: 'person', name: 'a person', share: 0.2, cutBy: [], mask: null },
  },
  clipping: {
    ...scenes.clean.facts.clipping!,
    highlightPercent: 4,
    map: { columns: 4, rows: 2, cells: '33000000' },
  },
}

const level = (degrees: number): Operation => ({ kind: 'level', degrees })
const exposure = (stops: number): Operation => ({ kind: 'exposure', stops })
const crop = (x: number, y: number, width: number, height: number): Operation => ({
  kind: 'crop',
  box: { x, y, width, height },
})
const monochrome: Operation = { kind: 'monochrome' }

/** What a line of advice asks for; null: no operation, because it is not plain. */
const tries: [string, Operation | null][] = [
  ['Turn it 1.8 degrees clockwise and crop.', level(1.8)],
  ['Rotate the image counter-clockwise by about two degrees, to bring the sea level.', level(-2)],
  ['Straighten the horizon by half a degree clockwise.', level(0.5)],
  ['Rotate 1.5° anticlockwise, then crop the edges.', level(-1.5)],
  ['Straighten the horizon.', null],
  ['Turn it 2 degrees.', null],
  ['Turn the camera 2 degrees clockwise.', null],
  ['Rotate it 90 degrees clockwise.', null],
  ['Turn it 1 to 2 degrees clockwise.', null],
  ['Do not turn it 2 degrees clockwise.', null],
  ['Raise the exposure by two thirds of a stop.', exposure(2 / 3)],
  ['Lift the whole picture by a stop and a half.', exposure(1.5)],
  ['Darken the image by ⅓ stop, so the sky keeps its weight.', exposure(-1 / 3)],
  ['Pull the exposure down by one and a half stops.', exposure(-1.5)],
  ['Exposure +0.7 EV.', exposure(0.7)],
  ['Exposure −1 stop.', exposure(-1)],
  ['Try lowering the exposure by 0.5 stops.', exposure(-0.5)],
  ['Raise the exposure a little.', null],
  ['Raise the exposure by one or two stops.', null],
  ['Raise the exposure by half a stop if the highlights allow it.', null],
  ['Raise the exposure compensation by one stop.', null],
  ['Darken the sky by one stop.', null],
  ['Raise the exposure by six stops.', null],
  ['Raise the exposure by a stop and crop a tenth off the top.', null],
  ['Open the shadows by half a stop.', { kind: 'shadows', stops: 0.5 }],
  ['Open the shadows under the trees by half a stop.', null],
  ['Pull the highlights down by a third of a stop.', { kind: 'highlights', stops: 1 / 3 }],
  ['Take an eighth off the top.', crop(0, 0.125, 1, 0.875)],
  ['Crop 10 % from the left side.', crop(0.1, 0, 0.9, 1)],
  ['Cropping away the bottom fifth, because it says nothing.', crop(0, 0, 1, 0.8)],
  ['Crop in from the right by a quarter of the width.', crop(0, 0, 0.75, 1)],
  ['Crop to the left third.', null],
  ['Crop a little off the top.', null],
  ['Crop to 4:5.', null],
  ['Crop tighter on the left.', null],
  ['Crop the bottom 10 percent of the sky.', null],
  ['Crop 10 % from the left and the right.', null],
  ['Cut 80 percent off the top.', null],
  ['Convert it to black and white.', monochrome],
  ['See it in monochrome, to judge the tones alone.', monochrome],
  ['A black-and-white version.', monochrome],
  ['Make the sky black and white.', null],
  ['Shoot in black and white.', null],
  ['Make it warmer.', null],
  ['Cool the white balance.', null],
]

/** Which places a sentence names. */
const places: [string, string[]][] = [
  ['The face is turned to the light.', ['face']],
  ['The light falls on her face and stops there.', ['face']],
  ['The faces of the crowd are lost.', []],
  ['The face of the cliff is in shade.', []],
  ['The rock face is dark.', []],
  ['On the face of it, nothing happens.', []],
  ['The subject stands against a plain wall.', ['subject']],
  ['The subject of the picture is silence.', []],
  ['The person at the right carries it.', ['subject']],
  ['The dog waits beside the road.', ['thing']],
  ['A dog lies in the corner.', ['thing']],
  ['A dog would help here.', []],
  ['The dog leash is bright.', []],
  ['The car is red.', []],
  ['The highlights in the window are blown out.', ['highlights']],
  ['No highlights are clipped.', []],
  ['Had you waited, the highlights would have been blown.', []],
  ['The shadows are blocked.', []],
  ['Unlike the face in your last picture, nothing is sharp.', []],
  ['The light is quiet.', []],
]

const remarksOf = (markdown: string, of = facts): Remark[] => findRemarks(markdown, null, of, []).remarks

describe('what is read in the prose of a model', () => {
  it.each(tries)('%s', (advice, operation) => {
    const text = `## Lighting\nIt is quiet.\n\n**Try:** ${advice}\n`
    const [found] = remarksOf(text, scenes.clean.facts)
    expect(found?.operation ?? null).toEqual(
      operation &&
        ('stops' in operation ? { ...operation, stops: expect.closeTo(operation.stops, 6) } : operation),
    )
    if (found) expect(text.slice(found.start, found.end)).toBe(`**Try:** ${advice}`)
  })

  it.each(places)('%s', (sentence, expected) => {
    const text = `## Lighting\n${sentence} It rests.\n`
    const found = remarksOf(text)
    expect(found.flatMap(({ regions }) => regions.map(({ of }) => of))).toEqual(expected)
    if (found[0]) expect(text.slice(found[0].start, found[0].end)).toBe(sentence)
  })

  it('points where the thing is, also inside a mat', () => {
    const inside = { x: 0.1, y: 0.2, width: 0.5, height: 0.5 }
    const matted: Facts = { ...facts, frame: { ...worth, kind: 'mat', inside } }
    expect(remarksOf('## Lighting\nThe face glows.\n', matted)[0]?.regions).toEqual([
      { of: 'face', box: { x: 0.4, y: 0.25, width: 0.05, height: 0.1 } },
    ])
    expect(remarksOf('## Lighting\n**Try:** Take a half off the top.\n', matted)[0]?.operation).toEqual(
      crop(0.1, 0.45, 0.5, 0.25),
    )
    expect(remarksOf('## Lighting\nThe highlights are blown out.\n')[0]?.regions[0]?.box).toEqual(topLeft)
  })

  it('points at nothing where there may be two, or what was seen is not sure', () => {
    const two: Facts = { ...facts, faces: { ...worth, faces: [face, face] } }
    const unsure: Facts = { ...facts, faces: { ...worth, confidence: 0.4, faces: [face] } }
    for (const other of [two, unsure, scenes.clean.facts])
      expect(remarksOf('## Lighting\nThe face glows.\n', other)).toEqual([])
  })

  it('takes advice only where it is marked as such, and none that is meant for the next picture', () => {
    expect(remarksOf('## Lighting\nRaise the exposure by one stop.\n')).toEqual([])
    expect(remarksOf('## Next time\n**Try:** Raise the exposure by one stop.\n')).toEqual([])
  })
})

describe('what a writer ties to its sentences', () => {
  const text = '## Lighting\nThe face glows. It rests.\n'
  const remark = (start: number, end: number): Remark => ({
    start,
    end,
    regions: [{ of: 'face', box: faceBox }],
    operation: null,
  })

  it('is kept where it lies in the text, in its order, and counted where it does not', () => {
    const [first, second] = [remark(12, 27), remark(28, 37)]
    const strange = { ...remark(0, 1), regions: [{ of: 'face', box: { ...faceBox, x: 2 } }] } as Remark
    const written = [second, first, remark(30, 37), remark(30, 99), remark(5, 5), strange]
    expect(findRemarks(text, written, facts, [])).toEqual({ remarks: [first, second], dropped: 4 })
  })

  it('is all there is: its own words are not read besides', () => {
    expect(findRemarks(text, [], facts, [])).toEqual({ remarks: [], dropped: 0 })
  })
})
