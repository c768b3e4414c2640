import { expect, test } from 'vitest'
import { modelLines } from './jobLines.ts'
import { createStyle } from './style.ts'

const start = { model: 'Eye', mode: 'vision', notice: null } as never as Parameters<typeof modelLines>[0]

test('what leaves the computer stands under the model, with its host', () => {
  const away = { ...start, device: 'on studio-gpu', notice: 'Your photographs leave this computer.' }
  expect(modelLines(away, 80, createStyle(false))).toEqual([
    '  Eye on studio-gpu. This model sees the picture.',
    '  ! Your photographs leave this computer.',
    '',
  ])
  expect(modelLines({ ...start, device: 'CPU' }, 80, createStyle(false))[0]).toContain('Eye on CPU.')
})
