// Who may come in: a script with the token, or a browser with a session that the token signed.
// Sessions need no list: they outlive a restart of the server and end when the token is renewed.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** In constant time whatever the lengths. */
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const sign = (token: string, nonce: string): string =>
  createHmac('sha256', token).update(`session ${nonce}`).digest('base64url')

/** The value of a new session's cookie; tells nothing about the token. */
export function createSession(token: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${sign(token, nonce)}`
}

export function isSession(token: string, value: string): boolean {
  const [nonce = '', signature = ''] = value.split('.', 2)
  return isEqual(`${nonce}.${signature}`, value) && isEqual(signature, sign(token, nonce))
}

export const isToken = isEqual

/** The token in an `Authorization: Bearer` header; null where there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null
}
