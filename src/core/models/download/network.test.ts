import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createNetwork } from './network.ts'

/** A server on this computer that answers each path with a redirect to what `to` says. */
async function redirecting(to: (path: string) => string): Promise<{ endpoint: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(302, { location: to(request.url ?? '') }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const signal = new AbortController().signal

test.each(['http://example.com', 'ftp://example.com', 'nonsense', 'https://example.com?x=1', 'file:///etc'])(
  '%s is no endpoint',
  (endpoint) =>
    expect(() => createNetwork(endpoint)).toThrow(expect.objectContaining({ code: 'bad-request' })),
)

test.each(['https://huggingface.co', 'https://mirror.example/hub', 'http://127.0.0.1:1234'])(
  '%s is one',
  (endpoint) => expect(createNetwork(`${endpoint}/`).endpoint).toBe(endpoint),
)

test.each([
  'http://huggingface.co/x',
  'https://huggingface.co:8443/x',
  'https://huggingface.co.evil.example/x',
  'https://evilhf.co/x',
  'https://user:word@huggingface.co/x',
  'https://127.0.0.1/x',
  'file:///etc/passwd',
])('the hub may not send to %s, and nothing is asked there', async (from) => {
  const get = createNetwork('https://huggingface.co').get({ path: '', from, signal })
  await expect(get).rejects.toMatchObject({ code: 'download-refused' })
})

test('a hub on this computer sends nowhere else', async () => {
  const { endpoint, asked } = await redirecting(() => 'http://169.254.169.254/secret')
  const get = createNetwork(endpoint).get({ path: '/a', signal })
  await expect(get).rejects.toMatchObject({ code: 'download-refused' })
  expect(asked).toEqual(['/a'])
})

test('every byte of every step is counted for its host', async () => {
  const { endpoint } = await redirecting(() => 'https://evil.example/')
  const server = createServer((_request, response) => void response.end('x'.repeat(5000)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const counted = { sent: 0, received: 0 }
  const hosts = new Set<string>()
  const { get } = createNetwork(origin, ({ host, sent, received }) => {
    hosts.add(host)
    counted.sent += sent
    counted.received += received
  })
  const { response } = await get({ path: '/a', signal })
  expect(await response.text()).toHaveLength(5000)
  expect(counted.received).toBeGreaterThan(5000)
  expect(counted.received).toBeLessThan(5400)
  expect(counted.sent).toBeGreaterThan('GET /a HTTP/1.1'.length)
  await expect(get({ path: '', from: `${endpoint}/b`, signal })).rejects.toMatchObject({
    code: 'download-refused',
  })
  expect(hosts).toEqual(new Set([origin, endpoint].map((url) => new URL(url).host)))
})

test('nothing reaches a port where nobody listens, and nothing is counted', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  let counted = 0
  const { get } = createNetwork(`http://127.0.0.1:${port}`, () => counted++)
  await expect(get({ path: '/a', signal })).rejects.toMatchObject({ code: 'network-failed' })
  expect(counted).toBe(0)
})

test('redirects in a circle end', async () => {
  const { endpoint, asked } = await redirecting(() => '/again')
  const get = createNetwork(endpoint).get({ path: '/a', signal })
  await expect(get).rejects.toThrow(/without an end/)
  expect(asked.length).toBeLessThan(10)
})

test('no other file of the core, the terminal host or the children speaks to the network', () => {
  const root = join(import.meta.dirname, '..', '..', '..')
  const speaks =
    /\bfetch\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b|from '(node:)?(https?|http2|net|tls|dgram|dns)(\/|')/
  const files = ['core', 'cli', 'workers', 'shared'].flatMap((layer) =>
    readdirSync(join(root, layer), { recursive: true, encoding: 'utf8' }).map((name) => join(layer, name)),
  )
  const speaking = files
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing|fixture/.test(name))
    .filter((name) => speaks.test(readFileSync(join(root, name), 'utf8')))
  expect(speaking.toSorted()).toEqual([
    'core/models/download/network.ts',
    // Speaks with the vision engine on this computer only.
    'workers/inference/engines/llamaServerAddress.ts',
    'workers/inference/engines/llamaServerClient.ts',
    // Of the remote child, where a person has added a server.
    'workers/inference/remote/wire.ts',
  ])
})
