import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measuredFactIds, factsSchema, type Facts } from '../../shared/facts.ts'
import { openPixels } from './decode.ts'
import type { CompleteFacts } from './facts/index.ts'
import { measurePhoto } from './measure.ts'
import { gradient, jpegOf } from './testing/files.ts'
import { addNoise, paint } from './testing/synthetic.ts'

test('every fact is measured, the cheap ones first', async () => {
  const early: Facts[] = []
  const photo = await measurePhoto(await jpegOf(addNoise(gradient(900, 600), 3)), (facts) =>
    early.push(facts),
  )
  expect(Object.keys(photo.facts)).toEqual(measuredFactIds)
  expect(factsSchema.parse(photo.facts)).toEqual(photo.facts)
  expect(early).toHaveLength(1)
  expect(Object.keys(early[0]!).toSorted()).toEqual([
    'aspect',
    'colourfulness',
    'contrast',
    'exposure',
    'frame',
  ])
  expect(early[0]!.exposure).toEqual(photo.facts.exposure)
  expect(photo).toMatchObject({ width: 900, height: 600, format: 'jpeg', warning: null })
})

test('the same photo always measures the same', async () => {
  const file = await jpegOf(gradient(600, 400))
  expect((await measurePhoto(file)).facts).toEqual((await measurePhoto(file)).facts)
})

test.each([
  [1, 1],
  [3, 2],
  [17, 9],
  [20_000, 1],
  [1, 3000],
])('a picture of %i x %i has every fact, and none is not a number', async (width, height) => {
  const photo = await measurePhoto(
    await openPixels(paint(width, height, (x) => [x & 255, 90, 30]))
      .png()
      .toBuffer(),
  )
  expect(Object.keys(factsSchema.parse(photo.facts))).toEqual(measuredFactIds)
  expect(JSON.stringify(photo.facts)).not.toMatch(/NaN|Infinity/)
  expect(photo).toMatchObject({ width, height })
})

test('statements obey their tiers', async () => {
  const { facts } = await measurePhoto(await jpegOf(addNoise(gradient(900, 600), 3)))
  for (const { tier, confidence, statement } of Object.values(facts)) {
    if (tier === 'C' && statement !== null)
      expect(statement).toMatch(/a hint only: the picture must confirm it/)
    if (tier === 'A' && statement !== null) expect(confidence).toBe(1)
    expect(statement ?? '').not.toMatch(/vignett|lens|white balance/i)
  }
})

const photosFolder = join(import.meta.dirname, '../../../../shared/photos')
const photos = existsSync(photosFolder)
  ? (await readdir(photosFolder)).filter((name) => /\.(jpe?g|png|cr3)$/.test(name))
  : []

test.runIf(photos.length > 0)(
  'every fact of each real photograph, where there are some',
  async () => {
    for (const name of photos) {
      const photo = await measurePhoto(await readFile(join(photosFolder, name)))
      expect([name, ...Object.keys(factsSchema.parse(photo.facts))]).toEqual([name, ...measuredFactIds])
      expectations[name]?.(photo.facts)
    }
  },
  120_000,
)

/** What anyone sees in these pictures. */
const expectations: Record<string, (facts: CompleteFacts) => void> = {
  'pier-sunset.jpg': ({ tilt, symmetry, aspect, noise }) => {
    expect(Math.abs(tilt.degrees ?? 90)).toBeLessThan(1)
    expect(tilt.confidence).toBeGreaterThan(0.8)
    expect(symmetry.mirror).toBeGreaterThan(0.8)
    expect(aspect.name).toBe('3:2')
    expect(noise.sigma).toBeLessThan(2)
  },
  'lantern.jpg': ({ exposure, subject, colourfulness, negativeSpace }) => {
    expect(exposure.keyStops).toBeLessThan(-3)
    expect(subject.x).toBeLessThan(0.4)
    expect(colourfulness.m3).toBeLessThan(15)
    expect(negativeSpace.percent).toBeGreaterThan(50)
  },
  'jetty-sea.jpg': ({ tilt }) => expect(tilt.degrees).toBeNull(),
  'misty-forest.jpg': ({ contrast }) => expect(contrast.rms).toBeLessThan(0.2),
  'shallow-dof-branch.jpg': ({ focusMap }) => expect(focusMap.separationDb).toBeGreaterThanOrEqual(14),
  'teal-mountain.jpg': ({ focusMap, colourfulness }) => {
    expect(focusMap.separationDb).toBeLessThan(9)
    expect(colourfulness.m3).toBeGreaterThan(60)
  },
  'walruses.jpg': ({ exposure }) => expect(exposure.keyStops).toBeGreaterThan(0),
  'cameraman.png': ({ colourfulness, harmony }) => {
    expect(colourfulness.m3).toBe(0)
    expect(harmony.template).toBeNull()
  },
  'concert-mono.jpg': ({ clipping }) => expect(clipping.shadowPercent).toBeGreaterThan(20),
}
