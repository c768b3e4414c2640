import { describe, expect, it } from 'vitest'
import { measured } from '../../../../test/corpus/measured.ts'
import { emptyCamera } from '../../../shared/photos.ts'
import { answerFromMeasurements, type AskedPhoto } from './index.ts'

const photo: AskedPhoto = {
  name: 'pier.jpg',
  photo: {
    width: 1600,
    height: 1067,
    format: 'jpeg',
    size: 412_000,
    measurementScore: { overall: 9, tones: 10, sharpness: 8, level: null, neutrality: null },
    camera: { ...emptyCamera, aperture: 8, shutter: 1 / 250, iso: 200, lens: 'XF 35mm F1.4 R' },
  },
  facts: measured({
    high: 1.05,
    low: 0,
    key: -1.9,
    black: 0.001,
    tilt: -2.1,
    sigma: 1.2,
    blur: 0,
    cast: { a: 6, b: 6 },
    m3: 43.7,
    range: 8.5,
    rms: 0.12,
    mirror: 0.3,
    empty: 28.2,
    separation: 10,
    aspect: { name: '3:2', ratio: 1.5, orientation: 'landscape' },
    palette: [['#5f7590', 0.44]],
  }),
  advice: [{ operation: { kind: 'level', degrees: 2.1 }, promise: 'tilt', before: 2.1, after: 0 }],
}
const answered = (question: string, changed: Partial<AskedPhoto> = {}): string | undefined =>
  answerFromMeasurements(question, { ...photo, ...changed })?.text

describe('an answer', () => {
  it.each([
    ['Is it sharp?', 'The picture is crisp (80 % sure).'],
    ['Is it level?', 'The horizon is tilted 2.1 degrees counter-clockwise (80 % sure).'],
    ['Are the highlights clipped?', '1.05 % of the pixels are clipped in the highlights.'],
    ['Any shadows clipped?', 'No pixel is clipped in the shadows.'],
    [
      'Is it too dark?',
      'As a whole the picture is dark, 1.9 stops under middle gray. Whether that suits the scene, no measurement tells.',
    ],
    ['How much contrast does it have?', 'Overall contrast is low (RMS 0.12).'],
    [
      'Is there a colour cast?',
      'Near-neutral areas have a clear lean toward orange, which the light may be meant to have (80 % sure).',
    ],
    [
      'What settings were used?',
      'It was taken at f/8, 1/250 s and ISO 200. The file does not say the focal length.',
    ],
    ['lens?', 'The file names the lens: XF 35mm F1.4 R.'],
    ['When was it taken?', 'The file does not say when it was taken.'],
    [
      'How big can I print it?',
      'Its 1600 × 1067 pixels make 14 × 9 cm at 300 pixels an inch, and 27 × 18 cm at 150, which will do on a wall.',
    ],
    [
      'What is the score?',
      'Measurement score: 9.0 of 10: sharpness 8.0, no measured fault in tones. It counts faults that can be measured, and no more.',
    ],
    [
      'What would you change first?',
      'First turn it 2.1 degrees clockwise: tried on a copy, that made the measurements better.',
    ],
    ['Any faces?', 'Whether there are faces in it has not been measured.'],
  ])('to %s: %s', (question, text) => expect(answered(question)).toBe(text))

  it('says what is not known', () => {
    const facts = { ...photo.facts, tilt: { ...photo.facts.tilt!, degrees: null, kind: null, confidence: 0 } }
    expect(answered('Is it level?', { facts })).toBe(
      'No clear level line was found, so whether it is level is not known.',
    )
    expect(answered('Is it sharp?', { facts: {} })).toBe('How sharp it is has not been measured.')
  })

  it('sets another photograph beside it, by its name, or says nothing without one', () => {
    const other = { ...photo, name: 'boat.jpg' }
    expect(answered('Is it sharper than boat.jpg?', { other })).toContain('- Noise: σ 1.2 here, σ 1.2 there.')
    expect(answered('Compare it with the other one')).toBeUndefined()
  })

  it('is none to what is not measured', () => {
    for (const question of ['Is she happy?', 'Is my monitor sharp?', 'Is it not sharp?', 'Ist es scharf?'])
      expect(answered(question)).toBeUndefined()
  })
})
