import { expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { explainEnd } from './endings.ts'

test('a disk that fills up pauses a download, with a sentence', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  expect(explainEnd(full)).toMatchObject({
    mayGoOn: true,
    isWorthless: false,
    isFault: false,
    error: { code: 'disk-full' },
  })
})

test('other bytes are thrown away, a lost connection is not', () => {
  const end = (code: 'download-wrong' | 'download-changed' | 'network-failed') =>
    explainEnd(new AppError(code, ''))
  expect(end('download-wrong')).toMatchObject({ isWorthless: true, mayGoOn: false })
  expect(end('download-changed')).toMatchObject({ isWorthless: true, mayGoOn: false })
  expect(end('network-failed')).toMatchObject({ isWorthless: false, mayGoOn: true })
})

test('what nobody foresaw is a fault', () => expect(explainEnd(new TypeError('x')).isFault).toBe(true))
