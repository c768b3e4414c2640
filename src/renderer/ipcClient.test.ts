import { expect, it } from 'vitest'
import { defaultSettings } from '../shared/settings.ts'
import type { MondrianEvent } from '../shared/events.ts'
import type { Link } from './eventStream.ts'
import { createIpcClient, findBridge, type Bridge } from './ipcClient.ts'

function bridge(reply: unknown = { ok: true, value: null }) {
  const listeners = new Map<string, (message: unknown) => void>()
  const calls: unknown[] = []
  const fake: Bridge = {
    call: async (...args) => {
      calls.push(args)
      return reply
    },
    on(channel, listener) {
      listeners.set(channel, listener)
      return () => void listeners.delete(channel)
    },
    pathForFile: ({ name }) => (name === 'virtual.jpg' ? '' : `/photos/${name}`),
  }
  return { client: createIpcClient(fake), listeners, calls }
}

it('hands a command over and takes its value', async () => {
  const { client, calls } = bridge({ ok: true, value: defaultSettings })
  expect(await client.call('settings.get', {})).toEqual(defaultSettings)
  expect(calls).toEqual([['settings.get', {}]])
})

it('rejects with the error of the reply, and with a sentence for what is no reply', async () => {
  const error = { code: 'not-found', message: 'There is no such job.' }
  await expect(bridge({ ok: false, error }).client.call('jobs.get', { id: 'x' })).rejects.toMatchObject(error)
  for (const reply of [undefined, {}, { ok: true, value: { half: 'settings' } }]) {
    await expect(bridge(reply).client.call('settings.get', {})).rejects.toMatchObject({ code: 'internal' })
  }
})

it('is connected from the start, and passes on what the contract knows', () => {
  const { client, listeners } = bridge()
  const events: MondrianEvent[] = []
  const links: Link[] = []
  const stop = client.on({ onEvent: (event) => events.push(event), onLink: (link) => links.push(link) })
  const event = { type: 'queue_update', seq: 1, at: 2, paused: null }
  for (const message of [event, { type: 'news' }, null]) listeners.get('event')?.(message)
  expect(events).toEqual([event])
  expect(links).toEqual(['open'])
  stop()
  expect(listeners.size).toBe(0)
})

it('hears what the app asks of the page', () => {
  const { client, listeners } = bridge()
  const heard: unknown[] = []
  client.onHost((request) => heard.push(request))
  const request = { type: 'open', paths: ['/photos/a.jpg'] }
  for (const message of [request, { type: 'open', paths: [] }, { type: 'act', action: 'explode' }]) {
    listeners.get('host')?.(message)
  }
  expect(heard).toEqual([request])
})

it('names a file by its path; one without a path is refused', async () => {
  const { client } = bridge()
  expect(await client.handOver({ name: 'a.jpg' } as File)).toBe('/photos/a.jpg')
  await expect(client.handOver({ name: 'virtual.jpg' } as File)).rejects.toMatchObject({
    code: 'photo-missing',
  })
})

it('finds the bridge in the desktop app only', () => {
  const { mondrian } = { mondrian: {} as Bridge }
  expect(findBridge({ mondrian })).toBe(mondrian)
  expect(findBridge({})).toBe(undefined)
})

it('has the app ask where an export is to go', async () => {
  const order = { format: 'html', photoIds: ['p'] } as const
  const value = { folder: '/out', files: ['pier.html'], leftOut: [], stopped: false }
  const { client, calls } = bridge({ ok: true, value })
  expect(await client.exportFiles(order)).toEqual({ written: ['pier.html'], folder: '/out' })
  expect(calls).toEqual([['exports.create', order]])
  const left = { ...value, folder: null, files: [] }
  expect(await bridge({ ok: true, value: left }).client.exportFiles(order)).toEqual({
    written: [],
    folder: null,
  })
  const leftOut = [{ name: 'a.jpg', reason: 'It is not measured yet.', failed: true }]
  const none = bridge({ ok: true, value: { ...left, leftOut } }).client.exportFiles(order)
  await expect(none).rejects.toMatchObject({ code: 'not-found', message: 'It is not measured yet.' })
})

it('has the app ask where a copy is to go', async () => {
  const order = { photoId: 'p', operations: [{ kind: 'exposure' as const, stops: 0.5 }] }
  const written = { folder: '/out', name: 'a.jpg' }
  const { client, calls } = bridge({ ok: true, value: { written } })
  expect(await client.saveCopy(order)).toEqual({ written: ['a.jpg'] })
  expect(calls).toEqual([['exports.copy', order]])
  expect(await bridge({ ok: true, value: { written: null } }).client.saveCopy(order)).toEqual({ written: [] })
})
