import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { listenForInterrupts } from './interrupts.ts'

const setUp = () => {
  const signals = new EventEmitter()
  const output = new EventEmitter()
  const time = { now: 0 }
  const exits: number[] = []
  const interrupts = listenForInterrupts({
    signals,
    output,
    now: () => time.now,
    exit: () => exits.push(time.now),
  })
  return { signals, output, time, exits, interrupts }
}

describe('listenForInterrupts', () => {
  it('stops at the first Ctrl-C and exits at the second', () => {
    const { signals, time, exits, interrupts } = setUp()
    signals.emit('SIGINT')
    expect(interrupts.stop.aborted).toBe(true)
    expect(exits).toEqual([])
    time.now = 1000
    signals.emit('SIGINT')
    expect(exits).toEqual([1000])
    expect(interrupts.quit.aborted).toBe(false)
  })

  it('takes the copy of a Ctrl-C that npm hands on for the same one', () => {
    const { signals, time, exits } = setUp()
    signals.emit('SIGINT')
    time.now = 20
    signals.emit('SIGINT')
    expect(exits).toEqual([])
  })

  it('takes every press of the key for itself', () => {
    const { time, exits, interrupts } = setUp()
    interrupts.press()
    expect(interrupts.stop.aborted).toBe(true)
    time.now = 20
    interrupts.press()
    expect(exits).toEqual([20])
  })

  it.each(['SIGTERM', 'SIGHUP'])('stops at %s', (signal) => {
    const { signals, interrupts } = setUp()
    signals.emit(signal)
    expect(interrupts.stop.aborted).toBe(true)
  })

  it('quits when standard output is gone, and names the reason', () => {
    const { output, interrupts } = setUp()
    const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    output.emit('error', broken)
    output.emit('error', broken)
    expect(interrupts.quit.aborted).toBe(true)
    expect(interrupts.quit.reason).toBe(broken)
  })
})
