import { expect, it } from 'vitest'
import { apertureText, focalLengthText, shutterText } from './cameraText.ts'

it.each([
  [apertureText(2.8), 'f/2.8'],
  [apertureText(8), 'f/8'],
  [shutterText(1 / 250), '1/250 s'],
  [shutterText(0.25), '1/4 s'],
  [shutterText(0.5), '0.5 s'],
  [shutterText(30), '30 s'],
  [focalLengthText(50), '50 mm'],
  [focalLengthText(4.25), '4.3 mm'],
])('writes %s', (written, expected) => {
  expect(written).toBe(expected)
})
