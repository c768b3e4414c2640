import { describe, expect, it } from 'vitest'
import { createVirtualTerminal } from '../testing/virtualTerminal.ts'
import { createScreen } from './screen.ts'

describe('createScreen', () => {
  it('redraws the bottom in place and lets settled lines scroll above it', () => {
    const terminal = createVirtualTerminal(40, 10)
    const screen = createScreen(terminal)
    screen.draw(['one'], ['status 1', 'bar 1'])
    screen.draw([], ['status 2'])
    screen.draw(['two', 'three'], ['status 3', 'bar 3'])
    expect(terminal.lines()).toEqual(['one', 'two', 'three', 'status 3', 'bar 3'])
  })

  it('hides the cursor while it draws and leaves nothing behind when cleared', () => {
    const terminal = createVirtualTerminal(40, 10)
    const screen = createScreen(terminal)
    screen.draw(['one'], ['status', 'bar'])
    expect(terminal.cursorHidden()).toBe(true)
    screen.clear()
    expect(terminal.cursorHidden()).toBe(false)
    terminal.write('prompt')
    expect(terminal.lines()).toEqual(['one', 'prompt'])
  })

  it('writes nothing when nothing changed', () => {
    const terminal = createVirtualTerminal(40, 10)
    const writes: string[] = []
    const screen = createScreen({ columns: 40, rows: 10, write: (text) => writes.push(text) })
    screen.draw([], ['status'])
    screen.draw([], ['status'])
    expect(writes).toHaveLength(1)
    terminal.write(writes.join(''))
    expect(terminal.lines()).toEqual(['status'])
  })

  it('finds its first line again after the terminal wrapped what was drawn', () => {
    const terminal = createVirtualTerminal(10, 10)
    const screen = createScreen(terminal)
    terminal.write('kept\n')
    screen.draw([], ['a status of 22 columns', 'bar'])
    screen.draw([], ['short'])
    expect(terminal.lines()).toEqual(['kept', 'short'])
  })

  it('never draws more lines than the terminal can take back', () => {
    const terminal = createVirtualTerminal(40, 3)
    const screen = createScreen(terminal)
    screen.draw([], ['1', '2', '3', '4'])
    expect(terminal.lines()).toEqual(['3', '4'])
  })
})
