// Who gets in, over real connections.
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../core/manualClock.ts'
import { contentSecurityPolicy } from './headers.ts'
import { askRaw } from './testing/ask.ts'
import { readEvents } from './testing/readEvents.ts'
import { startServer, type TestServer } from './testing/server.ts'

const unknown = '00000000-0000-4000-8000-000000000000'
const behindTheDoor = [
  ['POST', '/api/photos.list'],
  ['POST', '/api/nothing.here'],
  ['GET', '/events'],
  ['POST', '/upload?name=a.jpg'],
  ['GET', `/photo/${unknown}`],
  ['GET', `/thumb/${unknown}`],
  ['GET', `/seen/${unknown}`],
  ['GET', `/jobs/${unknown}`],
  ['POST', '/critique'],
  ['GET', '/health/models'],
  ['GET', '/nothing'],
] as const

/** Trades the token; the `name=value` of the cookie. */
async function openSession(server: TestServer): Promise<string> {
  const { status, headers } = await server.ask('/session', { json: { token: server.token() } })
  expect(status).toBe(204)
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

describe('credentials', () => {
  it.each(behindTheDoor)('%s %s wants some', async (method, path) => {
    const server = await startServer()
    const json = method === 'POST' ? {} : undefined
    const wrong = { authorization: `Bearer ${'x'.repeat(43)}` }
    for (const headers of [{}, wrong, { cookie: `mondrian-${server.port}=x.y` }]) {
      const { status, headers: received } = await server.ask(path, { method, headers, json })
      expect(status).toBe(401)
      expect(received['www-authenticate']).toBe('Bearer')
    }
    expect((await server.askIn(path, { method, json, headers: { host: 'evil.example' } })).status).toBe(421)
  })

  it('are not wanted for the window and /health', async () => {
    const server = await startServer()
    expect((await server.ask('/')).text).toContain('Mondrian')
    expect((await server.ask('/assets/main.js')).status).toBe(200)
    expect((await server.ask('/health')).json()).toEqual({ ok: true, version: '0.0.0-test' })
  })

  it('are a token sent as Bearer, in no other place', async () => {
    const server = await startServer()
    const token = server.token()
    expect((await server.askIn('/health/models')).status).toBe(200)
    expect((await server.ask(`/health/models?token=${token}`)).status).toBe(401)
    expect((await server.ask('/health/models', { headers: { authorization: token } })).status).toBe(401)
    const cookie = `mondrian-${server.port}=${token}`
    expect((await server.ask('/health/models', { headers: { cookie } })).status).toBe(401)
  })

  it('are traded for a cookie that scripts and other sites do not get, and that outlives a restart', async () => {
    const server = await startServer()
    const { headers } = await server.ask('/session', { json: { token: server.token() } })
    const [cookie = ''] = headers['set-cookie'] ?? []
    expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
    expect(cookie).not.toContain(server.token())
    const session = { cookie: await openSession(server) }
    expect((await server.ask('/health/models', { headers: session })).status).toBe(200)
    expect((await server.ask('/health/models', { headers: session })).status).toBe(200)
  })

  it.each([{}, { token: '' }, { token: 'x'.repeat(43) }, { token: 5 }, [], null, 'token'])(
    '%j buys no session',
    async (json) => {
      const server = await startServer()
      const answer = await server.ask('/session', { json })
      expect(answer.status).toBe(401)
      expect(answer.headers['set-cookie']).toBe(undefined)
    },
  )

  it('that are wrong too often get 429 until time has passed; right ones always pass', async () => {
    const clock = createManualClock()
    const limits = { wrongCredentials: { burst: 3, perSecond: 1 } }
    const server = await startServer({ limits, clock })
    const wrong = async () => (await server.ask('/session', { json: { token: 'x' } })).status
    expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([401, 401, 401, 429])
    const headers = { authorization: 'Bearer x' }
    expect((await server.ask('/health/models', { headers })).status).toBe(429)
    expect((await server.askIn('/health/models')).status).toBe(200)
    await openSession(server)
    clock.advance(1000)
    expect(await wrong()).toBe(401)
  })

  it('end when the token is renewed, with the streams they opened', async () => {
    const server = await startServer()
    const old = server.token()
    const session = { cookie: await openSession(server) }
    const stream = await readEvents(server)
    await server.revoke()
    await stream.ended
    expect((await server.ask('/health/models', { headers: session })).status).toBe(401)
    expect((await server.ask('/health/models', { headers: { authorization: `Bearer ${old}` } })).status).toBe(
      401,
    )
    expect((await server.askIn('/health/models')).status).toBe(200)
  })
})

describe('the gate', () => {
  it('turns a rebound name away before anything is looked at', async () => {
    const server = await startServer()
    for (const path of ['/', '/health', '/events', '/nothing']) {
      const answer = await server.askIn(path, { headers: { host: `evil.example:${server.port}` } })
      expect(answer.status).toBe(421)
      expect(answer.text).not.toContain('<title>')
    }
  })

  it('turns another page away even with the right cookie', async () => {
    const server = await startServer()
    const cookie = await openSession(server)
    const others = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:5173' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of others) {
      const post = await server.ask('/api/queue.stop', { json: {}, headers: { cookie, ...headers } })
      const get = await server.ask('/', { headers: { cookie, ...headers } })
      expect([post.status, get.status]).toEqual([403, 403])
    }
    const own = { cookie, origin: server.url, 'sec-fetch-site': 'same-origin' }
    expect((await server.ask('/api/queue.stop', { json: {}, headers: own })).status).toBe(200)
  })

  it('answers no preflight and sends no header of CORS', async () => {
    const server = await startServer()
    const headers = { origin: server.url, 'access-control-request-method': 'POST' }
    const preflight = await server.ask('/api/photos.list', { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(405)
    const answers = [preflight, await server.askIn('/health/models'), await server.ask('/')]
    const names = answers.flatMap((answer) => Object.keys(answer.headers))
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('stands on both loopback addresses under the names that were listed', async () => {
    const server = await startServer()
    expect(
      (await server.ask('/health', { host: '::1', headers: { host: `[::1]:${server.port}` } })).status,
    ).toBe(200)
    expect((await server.ask('/health', { headers: { host: `localhost:${server.port}` } })).status).toBe(200)
  })

  it('wants a Host, and trusts no other name in its place', async () => {
    const { port } = await startServer()
    expect(await askRaw(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
    expect(await askRaw(port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 4\d\d /)
    const absolute = `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`
    expect(await askRaw(port, absolute)).toMatch(/^HTTP\/1.1 421 /)
  })
})

it('every answer carries the headers that keep a page in its place', async () => {
  const server = await startServer()
  const answers = [
    await server.ask('/'),
    await server.ask('/health'),
    await server.ask('/nothing'),
    await server.ask('/', { headers: { host: 'evil.example' } }),
    (await readEvents(server)).response,
  ]
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  }
})
