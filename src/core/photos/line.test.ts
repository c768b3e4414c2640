import { expect, test } from 'vitest'
import { createLine, type Line } from './line.ts'

const rest = (line: Line): string[] => {
  const turns: string[] = []
  for (let turn = line.next(); turn; turn = line.next()) turns.push(`${turn.kind} ${turn.photoId}`)
  return turns
}

test('a whole drop is glanced at before the rest of it is measured, what is on show before that', () => {
  const line = createLine()
  for (const id of ['a', 'b', 'c']) line.add(id, false)
  line.show('b')
  expect(line.next()).toEqual({ photoId: 'b', kind: 'measure' })
  expect(line.next()).toEqual({ photoId: 'a', kind: 'glance' })
  line.show('a')
  line.want('c')
  expect(rest(line)).toEqual(['measure a', 'measure c'])
})

test('nobody is glanced at twice, or alone', () => {
  const line = createLine()
  line.add('a', true)
  line.add('b', false)
  expect(rest(line)).toEqual(['glance b', 'measure a', 'measure b'])
  line.add('c', false)
  expect(rest(line)).toEqual(['measure c'])
})

test('a photo that stands in the line keeps its place, one whose turn came stands at its end again', () => {
  const line = createLine()
  for (const id of ['a', 'b', 'a']) line.add(id, true)
  expect(line.next()).toEqual({ photoId: 'a', kind: 'measure' })
  line.add('a', true)
  expect(rest(line)).toEqual(['measure b', 'measure a'])
  expect(line.has('a')).toBe(false)
})
