import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { sightFindingsSchema, type SeenFace, type SightFindings } from '../../shared/sight.ts'
import { createLooker } from './look.ts'
import { weightsDir } from './testing/weightsDir.ts'

const look = createLooker(weightsDir)
const fixture = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../${name}`, import.meta.url)))

async function seen(jpeg: Uint8Array, writing = false): Promise<SightFindings> {
  return sightFindingsSchema.parse(await look(jpeg, { writing }))
}

type Pixels = { data: Uint8Array; width: number; height: number }

/** One tone all over. */
function flat(value: number): Pixels {
  return { data: new Uint8Array(300 * 200 * 3).fill(value), width: 300, height: 200 }
}

/** The same noise each time. */
function noise(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3)
  let state = 7
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    data[at] = state >>> 24
  }
  return { data, width, height }
}

/** As JPEG. */
function encodeSmall({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

describe('a photograph', () => {
  it('of a person: one face with open eyes, the person is the subject, where she is', async () => {
    const { faces, things, subject, embedding, missing } = await seen(
      await fixture('test/fixtures/sight/astronaut.jpg'),
    )
    expect(missing).toEqual([])
    expect(faces).toHaveLength(1)
    const { box, eyes } = faces[0]! satisfies SeenFace
    expect(box.x + box.width / 2).toBeCloseTo(0.44, 1)
    expect(box.y + box.height / 2).toBeCloseTo(0.25, 1)
    expect(Math.min(eyes?.left ?? 0, eyes?.right ?? 0)).toBeGreaterThan(0.2)
    expect(things[0]).toMatchObject({ name: 'person', isAnimal: false })
    expect(subject).toMatchObject({ of: 'person', name: 'person' })
    expect(subject!.centre.x).toBeCloseTo(0.38, 1)
    expect(Math.hypot(...embedding!)).toBeCloseTo(1, 2)
  })

  it('of a cat: an animal, and no face', async () => {
    const { faces, things } = await seen(await fixture('test/fixtures/sight/cat.jpg'))
    expect(faces).toEqual([])
    expect(things[0]).toMatchObject({ isAnimal: true })
  })

  it('of a pier: no face, no writing, and a long level line where water and land meet', async () => {
    const { faces, writing, lines } = await seen(await fixture('resources/samples/pier-sunset.jpg'), true)
    expect(faces).toEqual([])
    expect(writing).toEqual([])
    const level = lines.find(
      ({ x1, y1, x2, y2 }) =>
        Math.abs(x2 - x1) > 0.3 && Math.abs(y2 - y1) < 0.01 && Math.abs(y1 - 0.457) < 0.02,
    )
    expect(level).toBeDefined()
  })
})

describe('whatever comes', () => {
  it.each([
    ['all black', flat(0)],
    ['all white', flat(255)],
    ['noise', noise(640, 480)],
    ['a strip one pixel wide', noise(1, 4000)],
    ['a strip one pixel high', noise(4000, 1)],
    ['one pixel', noise(1, 1)],
  ])('%s gives findings, and no face', async (_, pixels) => {
    const { faces, writing } = await seen(await encodeSmall(pixels), true)
    expect(faces).toEqual([])
    expect(writing).toEqual([])
  })

  it.each([
    ['nothing', async () => Buffer.alloc(0)],
    ['no JPEG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a JPEG that is cut off', async () => (await encodeSmall(noise(64, 64))).subarray(0, 900)],
    ['the head of a JPEG', async () => (await encodeSmall(flat(9))).subarray(0, 20)],
  ])('%s is refused with one sentence', async (_, bytes) => {
    await expect(look(await bytes(), { writing: false })).rejects.toMatchObject({ code: 'photo-damaged' })
  })
})

it('a JPEG with changed bytes gives findings or one typed refusal', async () => {
  const whole = await encodeSmall(noise(96, 64))
  const outcomes: string[] = []
  for (let at = 30; at < whole.length; at += Math.ceil(whole.length / 10)) {
    const changed = Buffer.from(whole)
    changed.fill(at % 256, at, at + 3)
    const outcome = await seen(changed).then(
      () => 'findings',
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    )
    outcomes.push(outcome)
  }
  expect(outcomes.length).toBeGreaterThanOrEqual(9)
  expect(new Set([...outcomes, 'findings', 'photo-damaged']).size).toBe(2)
})

it('without weights sees nothing, and names what is missing', async () => {
  const blind = createLooker(join(tmpdir(), 'mondrian-no-weights'))
  const findings = await blind(await encodeSmall(flat(90)), { writing: true })
  expect(findings).toMatchObject({
    faces: [],
    things: [],
    subject: null,
    lines: [],
    writing: [],
    embedding: null,
  })
  expect(findings.missing.toSorted()).toEqual([
    'blazeface-back.onnx',
    'facemesh.onnx',
    'iris.onnx',
    'mlsd.onnx',
    'nanodet.onnx',
    'ocr-det.onnx',
    'ocr-keys.txt',
    'ocr-rec.onnx',
    'selfie.onnx',
  ])
})
