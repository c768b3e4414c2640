// Who may come in: a script with the token, or a page with a session that the token signed.
// Sessions need no list: they outlive a restart of the server and end with their time or with the token.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a session and the key beside it are good for: everything, or pictures only, as an address has to name it. */
export type Purpose = 'session' | 'pictures'

/** How long a session and its key are good for, milliseconds. */
export const sessionMs = 30 * 24 * 60 * 60 * 1000

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** In constant time whatever the lengths. */
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const sign = (token: string, purpose: Purpose, issued: string, nonce: string): string =>
  createHmac('sha256', token).update(`${purpose} ${issued} ${nonce}`).digest('base64url')

/** `ISSUED.NONCE.SIGNATURE`, issued at `now` (milliseconds since 1970); tells nothing about the token. */
export function createPass(token: string, purpose: Purpose, now: number): string {
  const issued = Math.trunc(now).toString(36)
  const nonce = randomBytes(16).toString('base64url')
  return `${issued}.${nonce}.${sign(token, purpose, issued, nonce)}`
}

/** Whether `value` was made with this token, for this purpose, within `sessionMs` of `now`. */
export function isPass(token: string, purpose: Purpose, value: string, now: number): boolean {
  const [issued = '', nonce = '', signature = ''] = value.split('.', 3)
  if (!isEqual(`${issued}.${nonce}.${signature}`, value)) return false
  if (!isEqual(signature, sign(token, purpose, issued, nonce))) return false
  // Either way: one that was issued while the clock was ahead is not good until then.
  return Math.abs(now - Number.parseInt(issued, 36)) <= sessionMs
}

export const isToken = isEqual

/** What an `Authorization: Bearer` header carries; null where there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null
}
