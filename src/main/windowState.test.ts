import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from './windowState.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const left = { x: -1920, y: 0, width: 1920, height: 1080 }
const state = { x: 100, y: 80, width: 1000, height: 700, maximized: true }
const place = (changes: object, areas = [screen]): object =>
  placeWindow(JSON.stringify({ ...state, ...changes }), areas)

it('opens where it was', () => {
  expect(place({})).toEqual(state)
  expect(place({ x: -1000 }, [screen, left])).toMatchObject({ x: -1000 })
})

it.each([
  { x: 1900 },
  { x: -950 },
  { y: 1060 },
  { y: -100 },
  { x: -1000 },
  { width: 0 },
  { width: '1000' },
  { maximized: 1 },
  { x: 0.5 },
])('forgets a place that nobody could take hold of, or that is none: %j', (changes) => {
  expect(place(changes)).not.toHaveProperty('x')
})

it.each(['', 'null', '[]', '{"x": 1', '{}'])('takes %j for no place', (text) => {
  expect(placeWindow(text, [screen])).toEqual({ width: 1280, height: 840, maximized: false })
})

it('never opens smaller than it can be used', () => {
  expect(place({ width: 120, height: 50 })).toMatchObject({ width: 720, height: 480 })
})

it('remembers in a file, and minds none that cannot be read or written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'window-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'place.json')
  expect(readWindowState(file)).toBe('')
  writeWindowState(file, state)
  expect(placeWindow(readWindowState(file), [screen])).toEqual(state)
  expect(() => writeWindowState(join(file, 'no folder'), state)).not.toThrow()
})
