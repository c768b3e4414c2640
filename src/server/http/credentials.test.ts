import { expect, it } from 'vitest'
import { bearerOf, createSession, isSession, isToken } from './credentials.ts'

const token = 'a'.repeat(43)

it('knows its own sessions, each different and none with the token in it', () => {
  const session = createSession(token)
  expect(isSession(token, session)).toBe(true)
  expect(createSession(token)).not.toBe(session)
  expect(session).not.toContain(token)
})

it('refuses sessions that it did not sign, and those of another token', () => {
  const session = createSession(token)
  const [nonce, signature] = session.split('.') as [string, string]
  expect(isSession('b'.repeat(43), session)).toBe(false)
  const forged = [
    '',
    '.',
    token,
    nonce,
    `${nonce}.`,
    `.${signature}`,
    `x${session}`,
    `${session}x`,
    `${session}.x`,
  ]
  expect(forged.filter((value) => isSession(token, value))).toEqual([])
})

it('compares tokens of any length', () => {
  expect(isToken(token, token)).toBe(true)
  for (const wrong of ['', 'a', `${token}a`, token.toUpperCase()]) expect(isToken(wrong, token)).toBe(false)
})

it('reads a Bearer header and no other', () => {
  expect(bearerOf('Bearer abc')).toBe('abc')
  expect(bearerOf('bearer abc')).toBe('abc')
  for (const other of [undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'abc', 'Bearer a b']) {
    expect(bearerOf(other)).toBe(null)
  }
})
