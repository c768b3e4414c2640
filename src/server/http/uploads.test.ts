// From bytes to a photograph: uploads, their limits, and the pictures that come back.
import { once } from 'node:events'
import { access, cp, readdir, utimes } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Core } from '../../core/index.ts'
import type { Photo } from '../../shared/photos.ts'
import { memoryPicture } from '../../core/photos/testing/memoryPhotoChild.ts'
import { openMemoryCore } from './testing/memoryCore.ts'
import { startServer, type TestServer } from './testing/server.ts'

type Uploaded = { value: { id: string } }
type Added = { value: { photos: Photo[] } }

async function upload(server: TestServer, name = 'a.jpg', body: string | Buffer = 'bytes'): Promise<string> {
  const answer = await server.askIn(`/upload?name=${encodeURIComponent(name)}`, { body })
  expect(answer.status).toBe(200)
  return (answer.json() as Uploaded).value.id
}

async function addPhoto(server: TestServer): Promise<string> {
  const uploads = [await upload(server)]
  const { value } = (await server.command('photos.add', { uploads, advisorIds: ['ansel'] })).json() as Added
  const { id } = value.photos[0]!
  await vi.waitFor(async () => expect((await server.askIn(`/thumb/${id}`)).status).toBe(200))
  return id
}

const uploadsIn = ({ dataDir }: TestServer): Promise<string[]> =>
  readdir(join(dataDir, 'uploads')).catch(() => [])

describe('an upload', () => {
  it('becomes a photograph that keeps its name, and goes with it', async () => {
    const server = await startServer()
    const id = await upload(server, 'Été 2026 ✨.jpg')
    const added = await server.command('photos.add', { uploads: [id], advisorIds: ['ansel'] })
    const { photos } = (added.json() as Added).value
    expect(photos).toMatchObject([{ id, name: 'Été 2026 ✨.jpg' }])
    await vi.waitFor(async () => {
      const { jobs } = await server.core.api['jobs.list']({})
      expect(jobs.map(({ status }) => status)).toEqual(['completed'])
    })
    expect((await server.command('photos.remove', { id })).status).toBe(200)
    expect(await uploadsIn(server)).toEqual([])
    await expect(access(join(server.dataDir, 'photos', id))).rejects.toThrow('ENOENT')
  })

  it('can be measured without a critique, and becomes one photograph only', async () => {
    const server = await startServer()
    const id = await upload(server)
    expect((await server.command('photos.measure', { uploads: [id, id] })).json()).toMatchObject({
      value: { photos: [{ id }] },
    })
    const again = await server.command('photos.add', { uploads: [id], advisorIds: ['ansel'] })
    expect(again.json()).toMatchObject({ error: { message: 'This upload was added before.' } })
  })

  it('is named by its id and nothing else', async () => {
    const server = await startServer()
    const id = await upload(server)
    const none = '00000000-0000-4000-8000-000000000000'
    for (const name of [`../uploads/${id}`, `${id}/original`, '..', '', `${id}\0`]) {
      expect((await server.command('photos.measure', { uploads: [name] })).status).toBe(400)
    }
    expect((await server.command('photos.measure', { uploads: [id, none] })).status).toBe(404)
    expect((await server.command('photos.measure', {})).status).toBe(400)
    expect((await server.core.api['photos.list']({})).photos).toEqual([])
  })

  it('and a path are two things: one of them is given', async () => {
    const { core } = await startServer()
    const both = { uploads: ['00000000-0000-4000-8000-000000000000'], paths: ['/a.jpg'] }
    for (const sources of [both, {}]) {
      await expect(core.api['photos.add']({ ...sources, advisorIds: ['ansel'] })).rejects.toMatchObject({
        code: 'bad-request',
      })
    }
  })

  it('that became nothing is gone with the first start after a day, a photograph stays', async () => {
    const server = await startServer()
    const [nothing, photo] = [await upload(server), await upload(server)]
    await server.core.api['photos.measure']({ uploads: [photo] })
    for (const id of [nothing, photo]) await utimes(join(server.dataDir, 'uploads', id), 1000, 1000)
    await server.core.close()
    await openMemoryCore(server.dataDir)
    await vi.waitFor(async () => expect(await uploadsIn(server)).toEqual([photo]))
  })

  it('over the limit is refused before it is read, and leaves nothing', async () => {
    const server = await startServer()
    const socket = connect(server.port, '127.0.0.1')
    const head = `Host: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${server.token()}`
    socket.write(`POST /upload HTTP/1.1\r\n${head}\r\nContent-Length: 5000000000\r\n\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1.1 413 /)
    expect(answer.toString()).toContain('This is larger than 200 MB, the most that Mondrian takes at once.')
    await once(socket, 'close')
    expect(await uploadsIn(server)).toEqual([])
  })

  it('that does not say how long it is is cut off at the limit', async () => {
    const server = await startServer({ limits: { uploadBytes: 1_000_000 } })
    const headers = { authorization: `Bearer ${server.token()}` }
    const outgoing = request({ port: server.port, path: '/upload', method: 'POST', headers, agent: false })
    let sent = 0
    const pump = (): void => {
      while (!outgoing.destroyed && sent < 5e9) {
        sent += 65_536
        if (!outgoing.write(Buffer.alloc(65_536))) {
          outgoing.once('drain', pump)
          return
        }
      }
    }
    let status = 0
    outgoing.on('response', (response) => (status = response.statusCode ?? 0))
    outgoing.on('error', () => undefined)
    const closed = new Promise((resolve) => outgoing.on('close', resolve))
    pump()
    await closed
    expect(sent).toBeLessThan(1e9)
    expect([0, 413]).toContain(status)
    await vi.waitFor(async () => expect(await uploadsIn(server)).toEqual([]))
  })

  it('at the limit is taken, one byte more is not', async () => {
    const server = await startServer({ limits: { uploadBytes: 10 } })
    expect((await server.askIn('/upload?name=a', { body: '0123456789' })).status).toBe(200)
    const tooLong = await server.askIn('/upload?name=a', { body: '0123456789a' })
    expect(tooLong.status).toBe(413)
    expect(tooLong.text).toContain('larger than 10 bytes')
    const chunked = { 'transfer-encoding': 'chunked' }
    expect((await server.askIn('/upload?name=a', { body: '0123456789a', headers: chunked })).status).toBe(413)
  })

  it('that breaks off leaves nothing', async () => {
    const server = await startServer()
    const socket = connect(server.port, '127.0.0.1')
    const head = `Host: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${server.token()}`
    socket.write(`POST /upload HTTP/1.1\r\n${head}\r\nContent-Length: 100\r\n\r\nhalf`)
    await vi.waitFor(async () => expect((await uploadsIn(server)).length).toBe(1))
    socket.destroy()
    await vi.waitFor(async () => expect(await uploadsIn(server)).toEqual([]))
    expect((await server.command('photos.list')).status).toBe(200)
    expect(server.faults).toEqual([])
  })
})

describe('a picture', () => {
  it('is there once the photograph is measured, whole or in parts', async () => {
    const server = await startServer()
    const id = await addPhoto(server)
    const whole = await server.askIn(`/photo/${id}`)
    expect(whole.bytes).toEqual(memoryPicture)
    expect(whole.headers).toMatchObject({ 'content-type': 'image/jpeg', 'accept-ranges': 'bytes' })
    const part = await server.askIn(`/photo/${id}`, { headers: { range: 'bytes=2-4' } })
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
    const beyond = await server.askIn(`/photo/${id}`, { headers: { range: 'bytes=10-' } })
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */10'])
    const etag = String(whole.headers.etag)
    expect((await server.askIn(`/photo/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const changed = { range: 'bytes=2-4', 'if-range': '"another"' }
    expect((await server.askIn(`/photo/${id}`, { headers: changed })).status).toBe(200)
    const same = { range: 'bytes=2-4', 'if-range': etag }
    expect((await server.askIn(`/photo/${id}`, { headers: same })).status).toBe(206)
  })

  it('is asked for by an id that is one', async () => {
    const server = await startServer()
    const id = await addPhoto(server)
    const tricks = [
      `..%2fphotos%2f${id}`,
      `${id}%2fmodel.jpg`,
      `${id}%00`,
      'x',
      '00000000-0000-4000-8000-000000000000',
    ]
    for (const trick of tricks) expect((await server.askIn(`/photo/${trick}`)).status).toBe(404)
  })

  it('of a photograph that is not measured is not there, whatever lies in its folder', async () => {
    const { core, dataDir, ...measured } = await startServer()
    const id = await addPhoto({ core, dataDir, ...measured })
    const get: Core['api']['photos.get'] = async (input) => ({
      ...(await core.api['photos.get'](input)),
      status: 'new',
    })
    const server = await startServer({ core: { ...core, api: { ...core.api, 'photos.get': get } } })
    await cp(join(dataDir, 'photos'), join(server.dataDir, 'photos'), { recursive: true })
    for (const route of ['photo', 'thumb']) expect((await server.askIn(`/${route}/${id}`)).status).toBe(404)
  })
})
