import { describe, expect, it } from 'vitest'
import { createSpeedometer } from './speed.ts'

describe('live speed', () => {
  it('says nothing before 8 tokens or half a second', () => {
    const speed = createSpeedometer()
    speed.add(1, 0)
    expect(speed.read(2)).toBeNull()
    speed.add(4, 100)
    expect(speed.read(100)).toBeNull()
    expect(speed.read(600)).not.toBeNull()
    speed.add(9, 610)
    expect(speed.read(610)).not.toBeNull()
  })

  it('never shows the burst of a first message as a speed', () => {
    const speed = createSpeedometer()
    speed.add(12, 50)
    expect(speed.read(50)).toBeNull()
  })

  it('reads the last two seconds only', () => {
    const speed = createSpeedometer()
    for (let at = 0; at <= 4000; at += 100) speed.add(1 + at / 100, at)
    for (let at = 4100; at <= 7000; at += 100) speed.add(41 + ((at - 4000) / 100) * 4, at)
    expect(speed.read(7000)).toBeCloseTo(40, 0)
  })

  it('falls to zero while nothing arrives', () => {
    const speed = createSpeedometer()
    for (let at = 0; at <= 2000; at += 100) speed.add(1 + at / 100, at)
    expect(speed.read(2000)).toBeCloseTo(10, 0)
    expect(speed.read(3000)).toBeLessThan(7)
    expect(speed.read(9000)).toBe(0)
  })

  it('stays small however long a critique is', () => {
    const speed = createSpeedometer()
    for (let at = 0; at < 600_000; at += 1) speed.add(at, at)
    expect(speed.read(600_000)).toBeCloseTo(1000, -1)
  })
})
