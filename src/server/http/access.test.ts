// Who gets in, over real connections.
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../core/manualClock.ts'
import { sessionSchema, type Session } from '../../shared/session.ts'
import { sessionMs } from './credentials.ts'
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
  ['POST', '/transcribe'],
  ['POST', '/voice'],
  ['GET', '/health/models'],
  ['GET', '/receipt'],
  ['POST', '/session'],
  ['GET', '/nothing'],
] as const

const bearer = (credentials: string) => ({ authorization: `Bearer ${credentials}` })

/** Trades the token, or a session that is to be renewed. */
async function openSession(server: TestServer, credentials = server.token()): Promise<Session> {
  const answer = await server.ask('/session', { method: 'POST', headers: bearer(credentials) })
  expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined])
  expect(answer.headers['cache-control']).toBe('no-store')
  return sessionSchema.parse((answer.json() as { value: unknown }).value)
}
const statusWith = async (server: TestServer, credentials: string): Promise<number> =>
  (await server.ask('/health/models', { headers: bearer(credentials) })).status

describe('credentials', () => {
  it.each(behindTheDoor)('%s %s wants some', async (method, path) => {
    const server = await startServer()
    const json = method === 'POST' ? {} : undefined
    const wrong = [bearer('x'.repeat(43)), bearer('x.y.z'), { cookie: `mondrian-${server.port}=x.y.z` }]
    for (const headers of [{}, ...wrong]) {
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
    for (const value of [token, (await openSession(server)).session]) {
      const cookie = `mondrian-${server.port}=${value}`
      expect((await server.ask('/health/models', { headers: { cookie } })).status).toBe(401)
    }
  })

  it('are traded for a session of thirty days, which is renewed by itself', async () => {
    let wallTime = 1_800_000_000_000
    const server = await startServer({ wallNow: () => wallTime })
    const first = await openSession(server)
    expect(JSON.stringify(first)).not.toContain(server.token())
    wallTime += sessionMs
    expect(await statusWith(server, first.session)).toBe(200)
    const second = await openSession(server, first.session)
    wallTime += 1
    expect([await statusWith(server, first.session), await statusWith(server, second.session)]).toEqual([
      401, 200,
    ])
  })

  it('come with a key that is good for pictures and nothing else, in the address and nowhere else', async () => {
    const server = await startServer({ limits: { wrongCredentials: { burst: 100, perSecond: 1 } } })
    const { pictures, session } = await openSession(server)
    const statusOf = async (path: string, key: string, method = 'GET'): Promise<number> =>
      (await server.ask(`${path}?key=${encodeURIComponent(key)}`, { method })).status
    for (const route of ['photo', 'thumb', 'seen']) {
      expect(await statusOf(`/${route}/${unknown}`, pictures)).toBe(404)
      for (const wrong of ['', 'x', session, server.token()]) {
        expect(await statusOf(`/${route}/${unknown}`, wrong)).toBe(401)
      }
    }
    for (const [method, path] of [
      ['GET', '/health/models'],
      ['GET', '/events'],
      ['POST', '/api/photos.list'],
      ['POST', `/photo/${unknown}`],
    ] as const) {
      expect(await statusOf(path, pictures, method)).toBe(401)
    }
    expect(await statusWith(server, pictures)).toBe(401)
    expect(await statusWith(server, session)).toBe(200)
  })

  it('that are wrong too often get 429 until time has passed; right ones always pass', async () => {
    const clock = createManualClock()
    const limits = { wrongCredentials: { burst: 3, perSecond: 1 } }
    const server = await startServer({ limits, clock })
    const wrong = async () => (await server.ask('/session', { method: 'POST', headers: bearer('x') })).status
    expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([401, 401, 401, 429])
    expect(await statusWith(server, 'x')).toBe(429)
    expect((await server.ask(`/thumb/${unknown}?key=x`)).status).toBe(429)
    const { session, pictures } = await openSession(server)
    expect(await statusWith(server, session)).toBe(200)
    expect((await server.ask(`/thumb/${unknown}?key=${pictures}`)).status).toBe(404)
    clock.advance(1000)
    expect(await wrong()).toBe(401)
  })

  it('end when the token is renewed, with the streams they opened', async () => {
    const server = await startServer()
    const old = server.token()
    const { session, pictures } = await openSession(server)
    const stream = await readEvents(server)
    await server.revoke()
    await stream.ended
    expect([await statusWith(server, session), await statusWith(server, old)]).toEqual([401, 401])
    expect((await server.ask(`/thumb/${unknown}?key=${pictures}`)).status).toBe(401)
    expect(await statusWith(server, server.token())).toBe(200)
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

  it.each([
    ['another name', '/', { host: 'name-4317.app.github.dev' }, 421],
    ['another number', '/', { host: 'localhost:1' }, 421],
    ['a path', '/proxy/4317/', { host: 'hub.example' }, 421],
    ['a path that a proxy takes off', '/', { 'x-forwarded-prefix': '/proxy/4317' }, 421],
    ['a path that Jupyter takes off', '/', { 'x-proxycontextpath': '/user/me/proxy/4317' }, 421],
    ['another name that a proxy hides', '/', { 'x-forwarded-host': 'name-4317.app.github.dev' }, 421],
    ['a path that no proxy takes off', '/proxy/4317/', {}, 401],
    ['a link on another page', '/', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('answers a person who comes by %s with a page that says what to do', async (_, path, head, status) => {
    const server = await startServer()
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8'
    const answer = await server.ask(path, { headers: { accept, ...head } })
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=UTF-8'])
    expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect(answer.text).toMatch(/<p>[^<]*the link that Mondrian (printed|shows)/)
    if (status === 421) expect(answer.text).toContain(`http://localhost:${server.port}`)
    expect((await server.ask(path, { headers: head })).json()).toMatchObject({ ok: false })
  })

  it('turns another page away even with the right credentials', async () => {
    const server = await startServer()
    const right = bearer((await openSession(server)).session)
    const others = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:5173' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of others) {
      const post = await server.ask('/api/queue.stop', { json: {}, headers: { ...right, ...headers } })
      const get = await server.ask('/', { headers: { ...right, ...headers } })
      expect([post.status, get.status]).toEqual([403, 403])
    }
    const own = { ...right, origin: server.url, 'sec-fetch-site': 'same-origin' }
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
    const own = `127.0.0.1:${port}`
    const statusOf = async (target: string, host: string): Promise<string | undefined> =>
      (await askRaw(port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).split(
        ' ',
      )[1]
    expect(await statusOf(`http://${own}/`, 'evil.example')).toBe('421')
    expect(await statusOf('http://evil.example/', own)).toBe('421')
    expect(await statusOf(`http://${own}@evil.example/`, own)).toBe('421')
    expect(await statusOf(`http://${own}/health`, own)).toBe('200')
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
