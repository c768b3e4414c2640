import { describe, expect, it } from 'vitest'
import { scales } from './index.ts'
import { bandOf, isWrongAt } from './scale.ts'

/** Lowest and highest value of a band, as near as numbers come. */
function reachOf(bands: { below: number }[], index: number): [number, number] {
  const upper = bands[index]!.below
  return [bands[index - 1]?.below ?? -1e6, upper === Infinity ? 1e6 : upper - 1e-9]
}

describe.each(scales.map((scale) => [scale.quantity, scale] as const))('%s', (_, scale) => {
  const bands = [...scale.bands]

  it('has bands that rise and cover every number, each with a word of its own', () => {
    const limits = bands.map(({ below }) => below)
    expect(limits).toEqual(limits.toSorted((one, other) => one - other))
    expect(new Set(limits).size).toBe(limits.length)
    expect(limits.at(-1)).toBe(Infinity)
    expect(new Set(bands.map(({ name }) => name)).size).toBe(bands.length)
    expect(new Set(bands.map(({ word }) => word)).size).toBe(bands.length)
    bands.forEach(({ name }, index) => {
      for (const value of reachOf(bands, index)) expect(bandOf(scale, value).name).toBe(name)
    })
  })

  it('contradicts no claim in the bands that it is true for', () => {
    for (const { trueIn, wrong } of Object.values(scale.claims)) {
      expect(trueIn.length).toBeGreaterThan(0)
      for (const name of trueIn) {
        const index = bands.findIndex((band) => band.name === name)
        expect(index).toBeGreaterThanOrEqual(0)
        for (const value of reachOf(bands, index)) expect(isWrongAt(wrong, value)).toBe(false)
      }
    }
  })

  it('says nothing with less confidence than it is held with, nor states it with less than it is said with', () => {
    const { said, stated, held } = scale.confidence
    expect(stated).toBeGreaterThanOrEqual(said)
    expect(held).toBeGreaterThanOrEqual(said)
  })
})
