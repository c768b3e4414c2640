import { expect, it } from 'vitest'
import { bearerOf, createPass, isPass, isToken, sessionMs } from './credentials.ts'

const token = 'a'.repeat(43)
const now = 1_800_000_000_000

it('knows its own sessions, each different and none with the token in it', () => {
  const session = createPass(token, 'session', now)
  expect(isPass(token, 'session', session, now)).toBe(true)
  expect(createPass(token, 'session', now)).not.toBe(session)
  expect(session).not.toContain(token)
})

it('refuses sessions that it did not sign, and those of another token', () => {
  const session = createPass(token, 'session', now)
  const [issued, nonce, signature] = session.split('.') as [string, string, string]
  expect(isPass('b'.repeat(43), 'session', session, now)).toBe(false)
  const forged = [
    '',
    '..',
    token,
    issued,
    `${issued}.${nonce}`,
    `${issued}.${nonce}.`,
    `${nonce}.${signature}`,
    `x${session}`,
    `${session}x`,
    `${session}.x`,
  ]
  expect(forged.filter((value) => isPass(token, 'session', value, now))).toEqual([])
})

it('a session is good for thirty days, whatever is written into it', () => {
  const session = createPass(token, 'session', now)
  expect(isPass(token, 'session', session, now + sessionMs)).toBe(true)
  expect(isPass(token, 'session', session, now + sessionMs + 1)).toBe(false)
  expect(isPass(token, 'session', session, now - sessionMs - 1)).toBe(false)
  const later = (now + sessionMs).toString(36)
  const longer = [later, ...session.split('.').slice(1)].join('.')
  expect(isPass(token, 'session', longer, now + sessionMs)).toBe(false)
})

it('the key to pictures opens nothing else, and a session is no such key', () => {
  expect(isPass(token, 'session', createPass(token, 'pictures', now), now)).toBe(false)
  expect(isPass(token, 'pictures', createPass(token, 'session', now), now)).toBe(false)
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
