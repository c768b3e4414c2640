import { expect, test } from 'vitest'
import { hexToOklab } from './colour.ts'
import { nameColour } from './colourNames.ts'

test.each([
  ['#364864', 'dark slate blue'],
  ['#384a65', 'dark slate blue'],
  ['#a37c5f', 'light brown'],
  ['#1d4427', 'dark green'],
  ['#ff0000', 'red'],
  ['#0000ff', 'blue'],
  ['#808284', 'gray'],
  ['#0b0b0c', 'black'],
])('%s is %s', (hex, name) => {
  expect(nameColour(hexToOklab(hex))).toBe(name)
})

test('every colour has a name', () => {
  const steps = Array.from({ length: 16 }, (_, step) => (step * 17).toString(16).padStart(2, '0'))
  const colours = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)),
  )
  expect(colours.filter((hex) => nameColour(hexToOklab(hex)) === '')).toEqual([])
})
