import { describe, expect, it } from 'vitest'
import { gate } from './gate.ts'

const host = '127.0.0.1:4317'
const nothing = { target: '/', host: undefined, origin: undefined, fetchSite: undefined }
type Forwarded = { forwardedHost?: string; forwardedPrefix?: string }
const ask = (
  head: { target?: string; host?: string; origin?: string; fetchSite?: string } & Forwarded,
  method = 'GET',
): number | null => gate(method, { ...nothing, ...head }, 4317)?.status ?? null

describe('gate', () => {
  it.each([host, '[::1]:4317', 'localhost:4317', 'LocalHost:4317'])('lets %s in', (name) => {
    expect(ask({ host: name })).toBe(null)
    expect(ask({ host: name, origin: `http://${name.toLowerCase()}`, fetchSite: 'same-origin' })).toBe(null)
  })

  it.each([
    undefined,
    '',
    'evil.example:4317',
    'evil.example',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:43170',
    'localhost',
    'localhost.:4317',
    'localhost.evil.example:4317',
    '127.0.0.1.evil.example:4317',
    '127.1:4317',
    '0.0.0.0:4317',
    '[::]:4317',
    '[::ffff:127.0.0.1]:4317',
    '192.168.1.2:4317',
    'user@127.0.0.1:4317',
    '127.0.0.1:4317, evil.example',
  ])('answers 421 to the host %j', (name) => {
    expect(ask(name === undefined ? {} : { host: name })).toBe(421)
  })

  it.each([
    ['/', null],
    ['//evil.example/', null],
    ['http://127.0.0.1:4317/health', null],
    ['HTTP://127.0.0.1:4317', null],
    ['http://localhost:4317/', 421],
    ['http://127.0.0.1/', 421],
    ['http://evil.example/', 421],
    ['http://evil.example:4317/', 421],
    ['http://127.0.0.1:4317@evil.example/', 421],
    ['https://127.0.0.1:4317/', 421],
    ['ftp://127.0.0.1:4317/', 421],
    ['127.0.0.1:4317', 421],
    ['*', 421],
    ['', 421],
  ])('answers the target %j with %j', (target, status) => expect(ask({ host, target })).toBe(status))

  it.each([
    'null',
    '',
    'http://evil.example',
    'http://evil.example:4317',
    'https://127.0.0.1:4317',
    'http://127.0.0.1',
    'http://127.0.0.1:5173',
    'http://localhost:4317',
    'http://127.0.0.1:4317/',
    'file://',
  ])('answers 403 to the origin %j', (origin) => {
    expect(ask({ host, origin })).toBe(403)
    expect(ask({ host, origin, fetchSite: 'same-origin' }, 'POST')).toBe(403)
  })

  it.each(['cross-site', 'same-site', 'unheard-of', ''])('answers 403 to Sec-Fetch-Site %j', (fetchSite) => {
    expect(ask({ host, fetchSite })).toBe(403)
    expect(ask({ host, origin: `http://${host}`, fetchSite })).toBe(403)
  })

  it.each<[Forwarded, number | null]>([
    [{ forwardedHost: 'name-4317.app.github.dev' }, 421],
    [{ forwardedHost: 'localhost:8080' }, 421],
    [{ forwardedHost: `${host}, proxy.example` }, 421],
    [{ forwardedPrefix: '/proxy/4317' }, 421],
    [{ forwardedPrefix: '/user/me/proxy/4317/' }, 421],
    [{ forwardedHost: host, forwardedPrefix: '/' }, null],
    [{ forwardedHost: 'Localhost:4317' }, null],
  ])('answers what a proxy passes on with %j by %j', (forwarded, status) =>
    expect(ask({ host, ...forwarded })).toBe(status),
  )

  it('says to which address a forwarded port has to lead', () => {
    const { message } = gate('GET', { ...nothing, host: 'name-4317.app.github.dev' }, 4317)!
    expect(message).toContain('http://localhost:4317')
    expect(message).toContain('ssh -L 4317:127.0.0.1:4317')
  })

  it('lets in what was typed or bookmarked', () => expect(ask({ host, fetchSite: 'none' })).toBe(null))
  it('answers no preflight', () => expect(ask({ host, origin: `http://${host}` }, 'OPTIONS')).toBe(405))
})
