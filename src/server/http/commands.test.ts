import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../core/manualClock.ts'
import { commands } from '../../shared/commands.ts'
import { createFaultyCore } from './testing/faultyCore.ts'
import { startServer } from './testing/server.ts'

const failure = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) as unknown })

describe('POST /api', () => {
  it('is every command of the contract, and nothing that only looks like one', async () => {
    const server = await startServer()
    for (const name of Object.keys(commands)) {
      const { status } = await server.command(name)
      expect({ name, status }).not.toEqual({ name, status: 500 })
    }
    for (const name of ['toString', '__proto__', 'constructor', 'photos', 'photos.list.x', '%2e%2e']) {
      expect((await server.command(name)).status).toBe(404)
    }
    expect(server.faults).toEqual([])
  })

  it('answers with the value, or with the error and a status that fits', async () => {
    const server = await startServer()
    expect((await server.command('photos.list')).json()).toEqual({
      ok: true,
      value: { photos: [], next: null, older: 0 },
    })
    const missing = await server.command('jobs.get', { id: 'missing' })
    expect([missing.status, missing.json()]).toEqual([404, failure('not-found')])
    const bad = await server.command('jobs.get', { id: '' })
    expect([bad.status, bad.json()]).toEqual([400, failure('bad-request')])
    expect((await server.askIn('/api/photos.list')).status).toBe(404)
  })

  it('takes no paths', async () => {
    const server = await startServer()
    for (const name of ['photos.add', 'photos.measure']) {
      const paths = { paths: ['/etc/passwd'], advisorIds: ['ansel'] }
      expect((await server.command(name, paths)).json()).toMatchObject({
        error: { message: 'Photographs are uploaded to this server, not named by a path.' },
      })
    }
    expect((await server.command('photos.list')).json()).toMatchObject({ value: { photos: [] } })
  })

  it('takes JSON in UTF-8 and nothing else', async () => {
    const server = await startServer()
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
      '',
    ]
    for (const type of types) {
      const headers = { 'content-type': type }
      expect((await server.askIn('/api/photos.list', { body: '{}', headers })).status).toBe(415)
    }
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await server.askIn('/api/photos.list', { body: '{}', headers })).status).toBe(200)
    for (const body of ['', '{', 'undefined', '[]', 'null', '"x"', '{"__proto__":{}}', '['.repeat(500_000)]) {
      expect((await server.askIn('/api/photos.list', { body, headers })).status).toBe(400)
    }
    const notText = Buffer.from([0x7b, 0xff, 0x7d])
    expect((await server.askIn('/api/photos.list', { body: notText, headers })).status).toBe(400)
  })

  it('takes a megabyte at most', async () => {
    const server = await startServer()
    const fill = 'x'.repeat(1024 * 1024)
    expect((await server.command('photos.list', { fill })).status).toBe(413)
    expect((await server.command('photos.list', { fill: fill.slice(100) })).status).toBe(400)
  })

  it('takes so many commands at once, and more when time has passed', async () => {
    const clock = createManualClock()
    const server = await startServer({ clock, limits: { commands: { burst: 2, perSecond: 1 } } })
    const ask = async () => (await server.command('photos.list')).status
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
    clock.advance(1000)
    expect(await ask()).toBe(200)
  })

  it('tells a client nothing of what was not meant to happen', async () => {
    const fault = new Error('ENOENT: /home/someone/secret')
    const server = await startServer({ core: createFaultyCore(fault) })
    const answer = await server.command('photos.list')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
    expect(server.faults).toEqual([fault])
  })
})

describe('samples', () => {
  it('are listed, and one becomes a photograph with a critique to come', async () => {
    const server = await startServer()
    expect((await server.command('samples.list')).json()).toEqual({
      ok: true,
      value: {
        samples: [
          { id: 'evergreen-branch', name: 'Evergreen branch' },
          { id: 'pier-sunset', name: 'Pier sunset' },
        ],
      },
    })
    const added = await server.command('photos.addSample', {
      id: 'pier-sunset',
      advisorIds: ['ansel', 'weston'],
    })
    expect(added.json()).toMatchObject({
      value: {
        photos: [{ name: 'pier-sunset.jpg' }],
        jobs: [{ advisorId: 'ansel' }, { advisorId: 'weston' }],
      },
    })
    const tricks = ['../advisors/ansel', '', 'pier-sunset.jpg', 'SOURCES']
    for (const id of tricks) {
      const { status } = await server.command('photos.addSample', { id, advisorIds: ['ansel'] })
      expect([400, 404]).toContain(status)
    }
  })
})

it('GET /health/models says what is in memory', async () => {
  const server = await startServer()
  expect((await server.askIn('/health/models')).json()).toEqual({
    vision: { state: 'unloaded', loaded: false, model: null, device: null },
    text: { state: 'unloaded', loaded: false, model: null, device: null },
    stt: { state: 'absent', loaded: false, model: null, device: null },
    tts: { loaded: false, voice: null },
    memory: { freeBytes: expect.any(Number), totalBytes: expect.any(Number) },
  })
})
