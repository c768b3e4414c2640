import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingTopics } from '../../shared/closingClaims.ts'
import { createAsideFilter } from './asides.ts'
import { closingForm } from './closingLine.ts'
import { anyClosingClaims, anyText, writeClosingLine, writeCritique } from './testing.ts'

const prose = writeCritique({ comment: '光 🌒: claims are cheap, #1 of them “#claims exposure=dark.”' })
const claims = { exposure: 'dark', highlights: 'held', cast: 'warm', noise: 'clean' } as const
const raw = prose + writeClosingLine(claims)

/** What a reader is shown of the pieces, after each of them. */
function read(pieces: readonly string[]) {
  const filter = createAsideFilter()
  const steps = pieces.map((piece) => filter.push(piece))
  return { steps, text: steps.join('') + filter.finish(), claims: filter.claims() }
}

/** `text` cut at these places. */
const cutAt = (text: string, places: readonly number[]): string[] => {
  const cuts = [0, ...new Set(places.map((place) => place % (text.length + 1)))].toSorted((a, b) => a - b)
  return cuts.map((from, at) => text.slice(from, cuts[at + 1]))
}

describe('the closing line', () => {
  it('is kept from the reader however the text is cut into pieces', () => {
    const pieces = fc.array(fc.nat(), { maxLength: 40 }).map((places) => cutAt(raw, places))
    fc.assert(
      fc.property(pieces, (cut) => {
        expect(read(cut)).toMatchObject({ text: prose, claims })
      }),
    )
    for (let at = 0; at <= raw.length; at++) {
      expect(read([raw.slice(0, at), raw.slice(at)])).toMatchObject({ text: prose, claims })
    }
  })

  it('shows every unit of the text as soon as it can be none of the mark', () => {
    const { steps } = read(raw.split(''))
    const last = steps.findLastIndex((step) => step !== '')
    expect(steps.slice(0, last + 1).join('')).toBe(prose)
    const held = steps.slice(0, last).filter((step) => step === '')
    expect(held).toHaveLength(prose.match(/^#/gm)!.length)
  })

  it('leaves no trace where it is cut off, and tells what was whole', () => {
    for (let end = prose.length; end <= raw.length; end++) {
      const cut = read(raw.slice(0, end).split(''))
      expect(cut.text).toBe(prose)
      const whole = closingTopics.filter((topic) =>
        new RegExp(`${topic}=[a-z]+[ .]`).test(raw.slice(prose.length, end)),
      )
      const isBegun = end >= prose.length + '#claims '.length
      const expected = Object.entries(claims).filter(([topic]) =>
        whole.includes(topic as keyof typeof claims),
      )
      expect(cut.claims).toEqual(isBegun ? Object.fromEntries(expected) : null)
    }
  })

  it('leaves a text without one as it is, up to a heading that is only begun', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat()), (text, places) => {
        fc.pre(!/^#(?:claims|level|place) /m.test(text))
        const shown = read(cutAt(text, places))
        expect(shown.claims).toBeNull()
        expect(text.slice(shown.text.length)).toMatch(
          /^(?:#(?:c(?:l(?:a(?:i(?:m(?:s)?)?)?)?)?|l(?:e(?:v(?:e(?:l)?)?)?)?|p(?:l(?:a(?:c(?:e)?)?)?)?)?)?$/,
        )
        expect(text.startsWith(shown.text)).toBe(true)
      }),
    )
    for (let end = 0; end <= prose.length; end++) {
      const text = prose.slice(0, end)
      expect(read(text.split('')).text).toBe(text.replace(/(?<=^|\n)#$/, ''))
    }
  })

  it('is read as it was written, and a word of no vocabulary claims nothing', () => {
    fc.assert(
      fc.property(anyClosingClaims, (each) => {
        expect(read([writeClosingLine(each)]).claims).toEqual(each)
      }),
    )
    expect(read(['#claims exposure=brilliant noise=noisy light=dark.']).claims).toEqual({ noise: 'noisy' })
    expect(closingForm).toMatch(/^#claims exposure=dark\|medium\|bright .* noise=clean\|noisy\.$/)
  })
})
