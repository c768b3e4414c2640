import { describe, expect, it } from 'vitest'
import { emptyCamera } from '../shared/photos.ts'
import { cameraLine, fileLine, describeFlag } from './describe.ts'
import { samplePhoto } from '../shared/testing/samples.ts'

describe('cameraLine', () => {
  it('says what the file says, in the usual order and units', () => {
    const camera = { ...emptyCamera, make: 'Canon', model: 'EOS R6', lens: 'RF 35mm', focalLength: 35 }
    expect(cameraLine({ ...camera, aperture: 1.8, shutter: 0.004, iso: 100 })).toBe(
      'Canon EOS R6 · RF 35mm · 35 mm · f/1.8 · 1/250 s · ISO 100',
    )
  })

  it('names the maker once', () => {
    expect(cameraLine({ ...emptyCamera, make: 'NIKON', model: 'NIKON D4' })).toBe('NIKON D4')
  })

  it('is empty where the file says nothing', () => expect(cameraLine(emptyCamera)).toBe(''))
})

describe('fileLine', () => {
  it('leaves out what is not known', () => {
    expect(fileLine(samplePhoto('a'))).toBe('1600 × 1067 · JPEG · 412 kB')
    expect(fileLine(samplePhoto('a', { width: null, format: null, size: 1_640_000 }))).toBe('1.6 MB')
  })
})

describe('describeFlag', () => {
  it('quotes the sentence, if it is one, and puts the measurement beside it', () => {
    const markdown = 'Fine. The highlights\nare blown. More.'
    const kind = 'contradiction' as const
    const flag = {
      kind,
      grade: 'doesNotHold' as const,
      start: 6,
      end: 31,
      claim: 'highlights are blown',
      measured: '0.0 % of pixels are clipped',
    }
    expect(describeFlag(markdown, flag)).toBe(
      '“The highlights are blown.” claims: highlights are blown. This does not hold. Measured: 0.0 % of pixels are clipped.',
    )
    expect(describeFlag(markdown, { ...flag, grade: 'checkThis' })).toBe(
      '“The highlights are blown.” claims: highlights are blown. Check this. Measured: 0.0 % of pixels are clipped.',
    )
    expect(describeFlag(markdown, { ...flag, start: null, end: null })).toBe(
      'The model says: highlights are blown. This does not hold. Measured: 0.0 % of pixels are clipped.',
    )
  })
})
