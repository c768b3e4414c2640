import { expect, it } from 'vitest'
import type { Region } from '../../shared/remarks.ts'
import { aboutText, operationText, placeText } from './places.ts'

const at = (x: number, y: number): Region => ({
  of: 'subject',
  box: { x: x - 0.05, y: y - 0.05, width: 0.1, height: 0.1 },
})

it('says of a place what it is of and in which ninth it lies', () => {
  expect([at(0.2, 0.2), at(0.5, 0.1), at(0.9, 0.5), at(0.5, 0.5), at(0.8, 0.9)].map(placeText)).toEqual([
    'subject, upper left',
    'subject, upper middle',
    'subject, middle right',
    'subject, in the middle',
    'subject, lower right',
  ])
  expect(aboutText([at(0.2, 0.2), { ...at(0.2, 0.9), of: 'highlights' }])).toBe(
    'about: subject, upper left; clipped highlights, lower left',
  )
})

it('says what an operation does, its size rounded to what is seen', () => {
  expect(operationText({ kind: 'level', degrees: -1.84 })).toBe('turned 1.8° counterclockwise')
  expect(operationText({ kind: 'exposure', stops: 0.7 })).toBe('⅔ stop lighter')
  expect(operationText({ kind: 'exposure', stops: -1.35 })).toBe('1⅓ stops darker')
  expect(operationText({ kind: 'shadows', stops: 1 })).toBe('shadows up to 1 stop lighter')
  expect(operationText({ kind: 'saturation', factor: 0.8 })).toBe('colors quieter')
})
