import { expect, test } from 'vitest'
import { latinLetter } from './shortcuts.ts'

test.each([
  ['on a US layout', { key: 'p', code: 'KeyP' }, 'P'],
  ['on a French layout, where A lies on the Q of others', { key: 'a', code: 'KeyQ' }, 'A'],
  ['on a Cyrillic layout', { key: 'з', code: 'KeyP' }, 'P'],
  ['on a Greek layout, with capitals locked', { key: 'Π', code: 'KeyP' }, 'P'],
  ['with another key', { key: 'Enter', code: 'Enter' }, undefined],
  ['with a digit', { key: '5', code: 'Digit5' }, undefined],
])('the letter of a key %s', (_, event, letter) => expect(latinLetter(event)).toBe(letter))
