import { describe, expect, it } from 'vitest'
import { speech, stillness, together } from '../../test/fixtures/speech.ts'
import { createStretches, findSpeech, frameLevels, sampleRate } from './sound.ts'
import { writeWav } from './wav.ts'

const seconds = (samples: number): number => samples / sampleRate

describe('findSpeech', () => {
  it.each([
    ['silence', stillness(2, 0)],
    ['a still room', stillness(2)],
    ['a loud one', stillness(2, 0.03)],
    ['a click', together(stillness(1), speech(0.1), stillness(1))],
    ['nothing at all', new Int16Array(0)],
  ])('hears none in %s', (_, samples) => expect(findSpeech(samples)).toBeNull())

  it('finds where it begins and ends, with a margin', () => {
    const span = findSpeech(together(stillness(1), speech(2), stillness(1)))!
    expect(seconds(span.from)).toBeCloseTo(0.8, 0)
    expect(seconds(span.to)).toBeCloseTo(3.2, 0)
  })

  it('hears speech without any pause around it', () => {
    expect(findSpeech(speech(1))).not.toBeNull()
  })
})

it('a level is that of the frame, whatever its mean', () => {
  const [level] = frameLevels(Int16Array.from({ length: 320 }, (_, i) => 5000 + (i % 2 ? 3277 : -3277)))
  expect(level).toBeCloseTo(0.1, 3)
})

describe('createStretches', () => {
  /** Lengths in seconds of the stretches of a recording that comes in pieces of 100 ms. */
  const cut = (samples: Int16Array): { length: number; isLast: boolean }[] => {
    const found: { length: number; isLast: boolean }[] = []
    const stretches = createStretches((stretch, isLast) =>
      found.push({ length: seconds(stretch.length), isLast }),
    )
    for (let at = 0; at < samples.length; at += 1600) stretches.add(samples.subarray(at, at + 1600))
    stretches.end()
    return found
  }

  it('gives a stretch at each pause, while it comes, and the rest at the end', () => {
    const found = cut(together(stillness(0.3), speech(2), stillness(1), speech(3), stillness(0.2)))
    expect(found.map(({ isLast }) => isLast)).toEqual([false, true])
    expect(found[0]!.length).toBeCloseTo(2.5, 0)
    // Of the pause no more than is needed before the first syllable.
    expect(found[1]!.length).toBeLessThan(3.9)
  })

  it('cuts those who speak without pauses after ten seconds', () => {
    const found = cut(together(stillness(0.3), speech(25)))
    expect(found.length).toBeGreaterThanOrEqual(3)
    for (const { length } of found) expect(length).toBeLessThanOrEqual(10.1)
    expect(found.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(25.3, 1)
  })

  it('holds little of a silence, and gives it at the end', () => {
    const [only, ...others] = cut(stillness(20))
    expect(others).toEqual([])
    expect(only).toMatchObject({ isLast: true })
    expect(only!.length).toBeLessThan(0.5)
  })
})

it('a silence of 700 ms behind speech is told of, once, and none before anybody spoke', () => {
  let silences = 0
  const stretches = createStretches(
    () => undefined,
    () => silences++,
  )
  const hear = (samples: Int16Array): number => {
    stretches.add(samples)
    return silences
  }
  expect(hear(stillness(2))).toBe(0)
  expect(hear(speech(1))).toBe(0)
  expect(hear(stillness(0.5))).toBe(0)
  expect(hear(speech(1))).toBe(0)
  expect(hear(stillness(0.9))).toBe(1)
  expect(hear(stillness(3))).toBe(1)
})

it('writes a WAV file that says what is in it', () => {
  const view = new DataView(writeWav(Int16Array.from([1, -2])).buffer)
  expect(view.byteLength).toBe(48)
  expect([view.getUint32(24, true), view.getUint16(22, true), view.getUint16(34, true)]).toEqual([
    16_000, 1, 16,
  ])
  expect([view.getInt16(44, true), view.getInt16(46, true)]).toEqual([1, -2])
})
