// The local server with real children behind it, as a browser and a script meet it.
import { readFile, readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from '../src/server/http/index.ts'
import { readEvents } from '../src/server/http/testing/readEvents.ts'
import type { CommandOutput } from '../src/shared/commands.ts'
import type { Critique } from '../src/shared/critique.ts'
import { eventSchema, type MondrianEvent } from '../src/shared/events.ts'
import type { Session } from '../src/shared/session.ts'
import { recital, slowRecital } from './fixtures/gguf/index.ts'
import { openCore, temporaryFolder, textOf } from './support/core.ts'
import { root } from './support/paths.ts'
import { writePhoto } from './support/photos.ts'
import { seeded } from './support/random.ts'
import { clientOf, startServe } from './support/serve.ts'

/** Reads until `bytes` have come or `onEvent` has had enough, then breaks off, in the middle of whatever it is. */
function readSome(
  { port, token }: { port: number; token: () => string },
  lastSeq: number,
  bytes: number,
  onEvent: (event: MondrianEvent) => boolean,
): Promise<void> {
  const headers = { authorization: `Bearer ${token()}`, 'last-event-id': String(lastSeq) }
  return new Promise((resolve) => {
    const outgoing = request({ port, host: '127.0.0.1', path: '/events', headers, agent: false })
    let received = Buffer.alloc(0)
    let read = 0
    outgoing.on('response', (response) => {
      response.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]).subarray(0, bytes)
        for (let end = received.indexOf('\n\n', read); end >= 0; end = received.indexOf('\n\n', read)) {
          const data = /^data: (.*)$/m.exec(received.toString('utf8', read, end))?.[1]
          read = end + 2
          if (data !== undefined && onEvent(eventSchema.parse(JSON.parse(data)))) outgoing.destroy()
        }
        if (received.length === bytes) outgoing.destroy()
      })
      response.on('error', () => undefined)
    })
    outgoing.on('error', () => undefined)
    outgoing.on('close', () => resolve())
    outgoing.end()
  })
}

test('events that break off at a random byte, a hundred times: the text is the same to the byte', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const rendererDir = join(root, 'src', 'renderer')
  const onFault = (fault: unknown): void => expect(fault).toBe(undefined)
  const server = await createServer({ core, dataDir, rendererDir, port: 0, version: 'test', onFault })
  onTestFinished(() => server.close())
  const { path: modelId, texts } = await slowRecital()
  const paths = [await writePhoto(dataDir)]
  const { jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId })
  const id = jobs[0]!.id
  await core.until('start')

  const random = seeded(20261120)
  let shown = ''
  let lastSeq = -1
  let isOver = false
  let chunks = 0
  const apply = (event: MondrianEvent): boolean => {
    expect(event.seq).toBeGreaterThan(lastSeq)
    lastSeq = event.seq
    if (event.type === 'connection') {
      const open = event.jobs.find(({ job }) => job.id === id)
      if (open) shown = open.text
      else isOver = true
    }
    if (event.type === 'reset') shown = shown.slice(0, event.keep)
    if (event.type === 'chunk') {
      expect(event.offset).toBe(shown.length)
      shown += event.text
      chunks++
    }
    expect(texts.first.startsWith(shown)).toBe(true)
    if (event.type === 'analysis_complete') expect(event.analysisMarkdown).toBe(shown)
    if (event.type === 'done') isOver = true
    return isOver
  }
  let visits = 0
  for (; !isOver; visits++) {
    // Cut in the snapshot, in a chunk, or between two.
    await readSome(server, lastSeq, 1 + Math.floor(random() * (1700 + shown.length)), apply)
  }
  expect(visits).toBeGreaterThan(100)
  expect(chunks).toBeGreaterThan(20)
  const { get } = clientOf(`${server.url}/#token=${server.token()}`)
  const { value } = (await (await get(`/jobs/${id}`)).json()) as {
    value: { text: string; critique: Critique }
  }
  expect(value.text).toBe(texts.first)
  expect(value.critique.analysisMarkdown).toBe(texts.first)
}, 120_000)

test('a photograph goes up, its critique comes down, and the program ends when told to', async () => {
  const dataDir = await temporaryFolder()
  const run = startServe('--data', dataDir)
  const client = clientOf(await run.link)
  const bytes = await readFile(await writePhoto(dataDir))
  const { path: modelId, texts } = await recital()
  const reader = await readEvents({ port: client.port, token: () => client.token })

  const uploads = [await client.upload(bytes, 'Mein Foto.jpg')]
  const order = { uploads, advisorIds: ['ansel'], modelId }
  const { photos, jobs } = await client.post<CommandOutput<'photos.add'>>('/api/photos.add', order)
  expect(photos[0]).toMatchObject({ id: uploads[0], name: 'Mein Foto.jpg' })
  await reader.until((event) => event.type === 'done')
  expect(textOf(reader.events, jobs[0]!.id)).toBe(texts.first)
  const picture = await (await client.get(`/photo/${uploads[0]}`)).arrayBuffer()
  expect(await sharp(Buffer.from(picture)).metadata()).toMatchObject({ format: 'jpeg', width: 480 })

  const upload = await client.upload(bytes, 'b.jpg')
  const critique = await client.post<Critique>('/critique', { upload, advisorId: 'okeefe' })
  expect(critique.analysisMarkdown).toMatch(/^## What (?:I see|was measured)\n/)

  run.kill('SIGTERM')
  await reader.ended
  // The first start of a checkout builds the window.
  const stderr = expect.stringMatching(/^(Building the window\.\.\.\n)?$/) as string
  expect(await run.ended).toMatchObject({ code: 0, stderr })
  expect(await readdir(dataDir)).toContain('server-token')
})

test('a bundled photograph gets its critique without a file of one’s own', async () => {
  const client = clientOf(await startServe('--data', await temporaryFolder()).link)
  const reader = await readEvents({ port: client.port, token: () => client.token })
  const { samples } = await client.post<CommandOutput<'samples.list'>>('/api/samples.list')
  expect(samples.length).toBe(2)
  for (const { id } of samples) {
    await client.post('/api/photos.addSample', { id, advisorIds: ['ansel'] })
  }
  for (const count of [1, 2]) {
    await reader.until(() => reader.events.filter((event) => event.type === 'done').length === count)
  }
  const done = reader.events.filter((event) => event.type === 'done')
  expect(done.map((event) => event.status)).toEqual(['completed', 'completed'])
})

test('a link outlives a restart, until a new token is asked for', async () => {
  const dataDir = await temporaryFolder()
  const first = startServe('--data', dataDir)
  const { token, port } = clientOf(await first.link)
  const second = await startServe('--data', dataDir).ended
  expect(second).toMatchObject({ code: 2, stdout: '' })
  expect(second.stderr).toMatch(/^Mondrian is already running with this data folder\. [^\n]*\n$/)
  const opened = await fetch(`http://127.0.0.1:${port}/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  const { value } = (await opened.json()) as { value: Session }
  const headers = { authorization: `Bearer ${value.session}` }
  const statusWithSession = async () =>
    (await fetch(`http://127.0.0.1:${port}/health/models`, { headers })).status
  expect(await statusWithSession()).toBe(200)
  first.kill('SIGKILL')
  await first.ended

  const again = startServe('--data', dataDir, '--port', String(port))
  expect(clientOf(await again.link)).toMatchObject({ token, port })
  expect(await statusWithSession()).toBe(200)
  again.kill('SIGINT')
  expect((await again.ended).code).toBe(0)

  const renewed = startServe('--data', dataDir, '--port', String(port), '--new-token')
  expect(clientOf(await renewed.link).token).not.toBe(token)
  expect(await statusWithSession()).toBe(401)
})

test('wrong use is one sentence and exit code 2', async () => {
  const help = await startServe('--help').ended
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('--new-token')
  expect(await startServe('--colour').ended).toMatchObject({ code: 2, stdout: '' })
  const dataDir = await temporaryFolder()
  const { port } = clientOf(await startServe('--data', dataDir).link)
  const taken = await startServe('--port', String(port), '--data', await temporaryFolder()).ended
  expect(taken).toMatchObject({ code: 2, stdout: '' })
  expect(taken.stderr).toBe(`Port ${port} is taken, or not yours to use. Choose another one with --port.\n`)
})
