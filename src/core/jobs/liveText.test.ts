import { describe, expect, it } from 'vitest'
import { createManualClock } from '../manualClock.ts'
import { createLiveText } from './liveText.ts'

function start() {
  const clock = createManualClock()
  const chunks: { offset: number; text: string }[] = []
  const cuts: number[] = []
  const live = createLiveText({
    clock,
    onChunk: (offset, text) => chunks.push({ offset, text }),
    onCut: (keep) => cuts.push(keep),
  })
  return { clock, chunks, cuts, live }
}

describe('text while it grows', () => {
  it('hands out the first text at once and then one chunk per frame', () => {
    const { clock, chunks, live } = start()
    live.push('a')
    for (let index = 0; index < 100; index++) {
      live.push('b')
      clock.advance(1)
    }
    live.flush()
    expect(chunks[0]).toEqual({ offset: 0, text: 'a' })
    expect(chunks.length).toBeLessThanOrEqual(5)
    expect(chunks.map((chunk) => chunk.text).join('')).toBe('a' + 'b'.repeat(100))
  })

  it('gives offsets that fit without a gap', () => {
    const { clock, chunks, live } = start()
    for (const word of [' The', ' sky', ' 写真', ' 📷', '\n\n', ' ']) {
      live.push(word)
      clock.advance(40)
    }
    let end = 0
    for (const { offset, text } of chunks) {
      expect(offset).toBe(end)
      end += text.length
    }
    expect(live.emitted()).toBe(' The sky 写真 📷\n\n ')
  })

  it('keeps what was not given apart from what was', () => {
    const { live } = start()
    live.push('one')
    live.push('two')
    expect(live.text()).toBe('onetwo')
    expect(live.emitted()).toBe('one')
  })

  it('takes back what a cut removes, and only that', () => {
    const { cuts, chunks, live } = start()
    live.push('good part')
    live.push(' loop loop')
    live.flush()
    live.cut(9)
    expect(cuts).toEqual([9])
    expect(live.text()).toBe('good part')
    live.push('!')
    live.flush()
    expect(chunks.at(-1)).toEqual({ offset: 9, text: '!' })
  })

  it('cuts silently what nobody has seen', () => {
    const { cuts, live } = start()
    live.push('ab')
    live.push('cd')
    live.cut(3)
    expect(cuts).toEqual([])
    live.flush()
    expect(live.emitted()).toBe('abc')
  })
})
