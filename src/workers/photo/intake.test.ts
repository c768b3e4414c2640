import { expect, test } from 'vitest'
import { formatOf } from './intake.ts'

test('a format that is not read is named, anything else is no photo', () => {
  expect(() => formatOf(Buffer.from('just some text'))).toThrow(
    'This is not a photo format Mondrian can read.',
  )
  expect(() => formatOf(Buffer.from('8BPS\0\x01', 'latin1'))).toThrow(
    'This is a Photoshop document (PSD), which Mondrian does not read.',
  )
})
