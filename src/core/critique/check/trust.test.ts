import { expect, test } from 'vitest'
import { scenes, type Scene } from '../../../../test/corpus/scenes.ts'
import type { BlurVerdict } from '../../../shared/facts.ts'
import { checkClaims } from './index.ts'
import { gradeOf } from './trust.ts'

const { clean, rough, grey } = scenes

test('a fact decides alone only where it is certain or almost so', () => {
  expect(gradeOf(clean.facts, 'contrast')).toBe('doesNotHold')
  expect(gradeOf(clean.facts, 'tilt')).toBe('checkThis')
  const tilt = clean.facts.tilt!
  expect(gradeOf({ tilt: { ...tilt, confidence: 0.95 } }, 'tilt')).toBe('doesNotHold')
  expect(gradeOf({ tilt: { ...tilt, confidence: 0.4 } }, 'tilt')).toBeNull()
  expect(gradeOf({ tilt: { ...tilt, tier: 'C' } }, 'tilt')).toBeNull()
  expect(gradeOf({}, 'tilt')).toBeNull()
})

const withVerdict = (scene: Scene, verdict: BlurVerdict): Scene => ({
  ...scene,
  facts: { ...scene.facts, blur: { ...scene.facts.blur!, verdict } },
})

test('movement is no ground to deny blur, nor to judge the depth of field', () => {
  expect(checkClaims('The image is blurry.', clean)).toHaveLength(1)
  for (const verdict of ['movement', 'part-moved', 'partly-sharp'] as const) {
    expect(checkClaims('The image is blurry.', withVerdict(clean, verdict))).toEqual([])
  }
  expect(checkClaims('The background is softly blurred.', grey)).toHaveLength(1)
  expect(checkClaims('The background is softly blurred.', withVerdict(grey, 'movement'))).toEqual([])
})

test('next to black no cast is denied', () => {
  const said = 'The white balance is neutral.'
  expect(checkClaims(said, rough)).toMatchObject([{ grade: 'checkThis' }])
  const exposure = { ...rough.facts.exposure!, keyStops: -5 }
  expect(checkClaims(said, { ...rough, facts: { ...rough.facts, exposure } })).toEqual([])
})
