import { describe, expect, it } from 'vitest'
import { sampleJob, samplePhoto } from '../../shared/testing/samples.ts'
import { emptyCamera } from '../../shared/photos.ts'
import { cameraRows } from './camera.ts'
import { initials, sentence, standing } from './critique.ts'
import { bytesText, clockText, dayText, durationText, estimateText, speedText, unbroken } from './numbers.ts'
import { cameraBody, exposureLine, fileLine, paletteNames } from './photo.ts'

describe('numbers', () => {
  it.each([
    [durationText(640), '0.6 s'],
    [durationText(9_960), '10 s'],
    [durationText(23_400), '23 s'],
    [durationText(72_000), '1 min 12 s'],
    [durationText(120_000), '2 min'],
    [clockText(-5), '0.0 s'],
    [clockText(23_490), '23.4 s'],
    [clockText(72_900), '1:12 min'],
    [estimateText(100), '~1 s'],
    [estimateText(12_300), '~12 s'],
    [estimateText(58_000), '~1 min'],
    [estimateText(240_000), '~4 min'],
    [bytesText(412_000), '412 kB'],
    [bytesText(1_241_733), '1.2 MB'],
    [bytesText(163_721_216), '164 MB'],
    [bytesText(3.1e9), '3.1 GB'],
    [speedText(14.23), '14.2'],
    [speedText(1393.4), '1393'],
    [unbroken('1.29 % high, 0.6 px (crisp)'), '1.29\u00a0% high, 0.6\u00a0px (crisp)'],
  ])('%s is %s', (actual, expected) => expect(actual).toBe(expected))

  it('names a day by how far it is', () => {
    const now = new Date(2026, 6, 8, 12).getTime()
    const at = (...when: [number, number, number]) => dayText(new Date(...when, 9).getTime(), now)
    expect([at(2026, 6, 8), at(2026, 6, 7), at(2026, 5, 3), at(2025, 6, 4)]).toEqual([
      'today',
      'Tue',
      '3 Jun',
      '4 Jul 2025',
    ])
  })
})

describe('words about a critique', () => {
  it('say how it stands', () => {
    const stands = (changes: object) => standing(sampleJob('a', 'one', changes), 0)
    expect(stands({ status: 'running', stage: 'writing' })).toBe('writing')
    expect([stands({}), stands({ status: 'failed' }), stands({ status: 'cancelled' })]).toEqual([
      'waiting',
      'failed',
      'stopped',
    ])
  })

  it('end with one full stop', () => expect([sentence('a'), sentence('a.')]).toEqual(['a.', 'a.']))
  it('shorten names', () => expect([initials('Vincent van Gogh'), initials('Plato')]).toEqual(['VG', 'P']))
})

describe('words about a photograph', () => {
  const camera = {
    ...emptyCamera,
    make: 'NIKON',
    model: 'NIKON D4',
    lens: '24-70mm',
    focalLength: 35,
    shutter: 1 / 60,
  }

  it('use the notation of photographers', () => {
    expect(exposureLine({ ...camera, aperture: 8, iso: 100 })).toBe('35 mm · f/8 · 1/60 s · ISO 100')
    expect(exposureLine({ ...emptyCamera, shutter: 30 })).toBe('30 s')
    expect(cameraBody(camera)).toBe('NIKON D4 · 24-70mm')
    expect(fileLine(samplePhoto('a'))).toBe('1600 × 1067 · JPEG · 412 kB')
    expect(fileLine(samplePhoto('a', { width: null, height: null, format: null, size: null }))).toBe('')
  })

  it('say which picture of a file is shown, and what lies beside it', () => {
    const raw = samplePhoto('a', { format: 'nef', rendition: 'camera-preview', size: 52e6 })
    expect(fileLine(raw)).toBe('1600 × 1067 · NEF · camera preview · 52 MB')
    expect(fileLine(samplePhoto('a', { companion: 'a.NEF' }))).toBe(
      '1600 × 1067 · JPEG · with a.NEF · 412 kB',
    )
    expect(cameraRows({ ...raw, camera: null })).toEqual([
      { label: 'Shown', display: 'Camera preview: the JPEG that the camera put into its raw file' },
    ])
  })

  it('list what the camera and the photographer wrote, and nothing they did not', () => {
    const written = {
      ...emptyCamera,
      focalLength35: 52.4,
      exposureCompensation: -0.7,
      flash: false,
      keywords: ['sea', 'dusk'],
      rating: 4,
      copyright: '© A. Person',
      place: { latitude: 51.5007, longitude: -0.12462, altitude: 12.4 },
    }
    expect(cameraRows(samplePhoto('a', { camera: written }))).toEqual([
      { label: 'As on 35 mm film', display: '52 mm' },
      { label: 'Compensation', display: '−0.7 EV' },
      { label: 'Flash', display: 'off' },
      { label: 'Place', display: '51.5007° N, 0.1246° W · 12 m', note: 'kept on this computer' },
      { label: 'Keywords', display: 'sea, dusk' },
      { label: 'Rating', display: '4 of 5 stars' },
      { label: 'Copyright', display: '© A. Person' },
    ])
    expect(cameraRows(samplePhoto('a', { camera: emptyCamera }))).toEqual([])
  })

  it('name the colours that cover most, swatches of one name together', () => {
    const swatches = [
      ['dark blue', 0.25],
      ['peach', 0.22],
      ['light brown', 0.12],
      ['light brown', 0.11],
    ] as const
    const palette = { tier: 'A' as const, confidence: 1, label: '', display: '', statement: null }
    const named = swatches.map(([name, share]) => ({ hex: '#000000', name, share }))
    expect(paletteNames({ ...palette, swatches: named })).toBe('dark blue, light brown')
  })
})
