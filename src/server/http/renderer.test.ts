import { describe, expect, it } from 'vitest'
import { askRaw } from './testing/ask.ts'
import { startServer } from './testing/server.ts'

describe('the window', () => {
  it('comes with types and entity tags, and once more only when it has changed', async () => {
    const server = await startServer()
    const page = await server.ask('/')
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    const script = await server.ask('/assets/main.js')
    expect(script.headers['content-type']).toMatch(/^text\/javascript/)
    const etag = String(script.headers.etag)
    const again = await server.ask('/assets/main.js', { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('answers HEAD with the length and nothing else', async () => {
    const server = await startServer()
    const head = await server.ask('/assets/main.js', { method: 'HEAD' })
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '9', ''])
  })

  const tricks = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/..%2Fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets\\..\\..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%252fsecret.txt',
    '/....//secret.txt',
    '//secret.txt',
    '//evil.example/secret.txt',
    '/assets/..;/secret.txt',
    '/index.html%00.js',
    '/index.html\0',
    '/%c0%ae%c0%ae/secret.txt',
    '/%e0%80%af..%e0%80%afsecret.txt',
    '/%',
    '/%zz',
    '/assets',
    '/assets/',
    '/index.html/',
    '/INDEX.HTML',
    '/constructor',
    '/__proto__',
    '/etc/passwd',
    'secret.txt',
    '*',
  ]
  it.each(tricks)('gives nothing for %j', async (path) => {
    const server = await startServer()
    const head = `Host: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${server.token()}\r\nConnection: close`
    const answer = await askRaw(server.port, `GET ${path} HTTP/1.1\r\n${head}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 (400|404) /)
    expect(answer).not.toContain('\r\n\r\nsecret')
    expect(server.faults).toEqual([])
  })

  it('is its page under one address only, not under every one that is unknown', async () => {
    const server = await startServer()
    expect((await server.askIn('/photos')).status).toBe(404)
    expect((await server.ask('/', { json: {} })).status).toBe(401)
  })
})
