import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { holdKeyboard, type Keyboard } from './keyboard.ts'

function createKeyboard(isTTY: boolean) {
  const calls: string[] = []
  const keyboard = Object.assign(new EventEmitter(), {
    isTTY,
    setRawMode: (raw: boolean) => calls.push(raw ? 'raw' : 'cooked'),
    pause: () => calls.push('pause'),
  })
  return { keyboard: keyboard as unknown as Keyboard & EventEmitter, calls }
}

describe('holdKeyboard', () => {
  it('counts each Ctrl-C, ignores other keys, and gives the keyboard back', () => {
    const { keyboard, calls } = createKeyboard(true)
    let presses = 0
    const release = holdKeyboard(keyboard, () => presses++)
    keyboard.emit('data', Buffer.from('a\r\u001b[A'))
    keyboard.emit('data', Buffer.from('\u0003x\u0003'))
    expect(presses).toBe(2)
    release()
    keyboard.emit('data', Buffer.from('\u0003'))
    expect(presses).toBe(2)
    expect(calls).toEqual(['raw', 'cooked', 'pause'])
  })

  it('leaves an input that is no keyboard alone', () => {
    const { keyboard, calls } = createKeyboard(false)
    holdKeyboard(keyboard, () => undefined)()
    expect(calls).toEqual([])
  })
})
