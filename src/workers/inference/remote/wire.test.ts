import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createPlain, type AddressInfo, type LookupFunction, type Server } from 'node:net'
import type { RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createRemoteEngine } from './engine.ts'
import { certificate, key } from './testing/certificate.ts'
import { usualPatience } from './wire.ts'

const execFileAsync = promisify(execFile)
const idle = new AbortController().signal
const patience = { ...usualPatience, connectMs: 200 }

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A name that leads to these addresses. */
const leadsTo =
  (...addresses: string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

let exchanges = 0
const probe = (baseUrl: string, lookup?: LookupFunction): Promise<unknown> =>
  createRemoteEngine({ onExchange: () => void exchanges++, patience, ...(lookup && { lookup }) }).probe(
    { name: 'there', baseUrl, model: 'm', key: 'sk-secret', skeleton: 'none', sight: 'auto' },
    idle,
  )

const noSuchName: LookupFunction = (_name, _options, callback) =>
  callback(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), [])

beforeEach(() => {
  exchanges = 0
})

test('a name that nobody knows', async () => {
  await expect(probe('http://studio-gpu:8080/v1', noSuchName)).rejects.toMatchObject({
    code: 'server-failed',
    message: 'There is no computer called studio-gpu to be found.',
  })
})

test('a computer that refuses the connection', async () => {
  const server = createPlain()
  const port = await listening(server)
  server.close()
  await expect(probe(`http://127.0.0.1:${port}/v1`)).rejects.toMatchObject({
    code: 'server-failed',
    message: `127.0.0.1:${port} refuses the connection.`,
  })
  // Nothing went out: nothing is counted.
  expect(exchanges).toBe(0)
})

test('a server that takes the connection and breaks it off', async () => {
  const port = await listening(createPlain((socket) => socket.destroy()))
  await expect(probe(`http://127.0.0.1:${port}/v1`)).rejects.toMatchObject({
    code: 'server-failed',
    message: `The connection to 127.0.0.1:${port} broke off.`,
  })
})

test('a server that never agrees on encryption', async () => {
  const port = await listening(createPlain(() => undefined))
  await expect(probe(`https://127.0.0.1:${port}/v1`)).rejects.toMatchObject({
    code: 'server-failed',
    message: `127.0.0.1:${port} does not answer.`,
  })
})

/** A server whose certificate nobody but itself has signed; its port. */
const secureServer = (onRequest: RequestListener): Promise<number> =>
  listening(createHttps({ key, cert: certificate }, onRequest))

test('a certificate that nobody vouches for: nothing is sent', async () => {
  let requests = 0
  const port = await secureServer(() => requests++)
  await expect(probe(`https://localhost:${port}/v1`)).rejects.toMatchObject({
    code: 'server-refused',
    message: expect.stringContaining('certificate'),
  })
  expect([requests, exchanges]).toEqual([0, 0])
})

test('a certificate that this computer was told to trust is trusted', async () => {
  const port = await secureServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": []}')
  })
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const trusted = join(folder, 'trusted.pem')
  await writeFile(trusted, certificate)
  const engine = new URL('engine.ts', import.meta.url).href
  const server = {
    name: 'there',
    baseUrl: `https://localhost:${port}/v1`,
    model: 'm',
    key: null,
    skeleton: 'none',
  }
  const script = `import { createRemoteEngine } from ${JSON.stringify(engine)}
    const engine = createRemoteEngine({ onExchange: () => undefined })
    await engine.probe(${JSON.stringify({ ...server, sight: 'auto' })}, new AbortController().signal)
      .catch(({ message }) => console.log(message))`
  const env = { ...process.env, SSL_CERT_FILE: trusted }
  const { stdout } = await execFileAsync(process.execPath, ['--input-type=module', '-e', script], { env })
  // It was reached: all that it lacks is the model.
  expect(stdout).toContain('has no model called "m"')
})

test('without encryption a name leads nowhere outside the own network', async () => {
  let connections = 0
  const port = await listening(createPlain(() => connections++))
  for (const addresses of [['203.0.113.5'], ['127.0.0.1', '203.0.113.5'], ['2001:db8::1']]) {
    await expect(probe(`http://studio-gpu:${port}/v1`, leadsTo(...addresses))).rejects.toMatchObject({
      code: 'server-refused',
      message: expect.stringContaining('outside your own network'),
    })
  }
  expect(connections).toBe(0)
})

test('without encryption an address outside the own network is not called', async () => {
  await expect(probe('http://203.0.113.5:8080/v1')).rejects.toMatchObject({ code: 'server-refused' })
})
