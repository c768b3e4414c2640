import { expect, test } from 'vitest'
import {
  baseUrlSchema,
  hostOf,
  leavingOf,
  serverModelId,
  serverNamed,
  serverNameSchema,
  warningOf,
} from './servers.ts'

test.each([
  'http://studio-gpu:8080/v1',
  'http://192.168.1.20:1234/v1',
  'http://[fd00::1]:8080/v1',
  'http://localhost:11434/v1',
  'https://models.example.com/v1',
  'https://203.0.113.5/v1',
])('%s is an address of a server', (url) => expect(baseUrlSchema.safeParse(url).success).toBe(true))

test.each([
  'http://203.0.113.5/v1',
  'http://[2001:db8::1]/v1',
  'ftp://studio-gpu/v1',
  'https://ann:secret@studio-gpu/v1',
  'https://studio-gpu/v1?key=secret',
  'https://studio-gpu/v1#x',
  'studio-gpu:8080',
  'https://',
  '',
])('%s is none', (url) => expect(baseUrlSchema.safeParse(url).success).toBe(false))

test('a model id names its server and nothing else does', () => {
  expect(serverNamed(serverModelId('studio-gpu'))).toBe('studio-gpu')
  expect(['starter', 'a/b.gguf', '/server:x.gguf'].map(serverNamed)).toEqual([null, null, null])
})

test.each([
  ['studio-gpu', true],
  ['GPU im Keller 2', true],
  ['x', true],
  ['', false],
  [' x', false],
  ['a/b', false],
  ['a\nb', false],
  ['a'.repeat(41), false],
])('the name %j is fit: %s', (name, isFit) => expect(serverNameSchema.safeParse(name).success).toBe(isFit))

test('what leaves the computer is said with the host', () => {
  const there = { baseUrl: 'http://studio-gpu:8080/v1' }
  expect(hostOf(there)).toBe('studio-gpu:8080')
  expect(leavingOf(there, 'vision')).toContain('photographs leave this computer')
  expect(leavingOf(there, 'vision')).toContain('studio-gpu:8080')
  expect(leavingOf(there, 'text')).toContain('The pictures stay here')
  expect(warningOf(there)).toContain('Nothing is encrypted')
  const here = { baseUrl: 'http://127.0.0.1:11434/v1' }
  expect([leavingOf(here, 'vision'), warningOf(here)]).toEqual([null, null])
  expect(warningOf({ baseUrl: 'https://studio-gpu/v1' })).toBe(null)
})
