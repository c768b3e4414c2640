import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../shared/settings.ts'
import { createHttpClient, type Browser, type Link } from './client.ts'

type Request = { path: string; init: RequestInit | undefined }

class FakeEventSource extends EventTarget {
  isClosed = false
  close(): void {
    this.isClosed = true
  }
  say(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const ok = (value: unknown): Response => Response.json({ ok: true, value })

/** A browser whose server answers by `answer` and whose timers run when the test says so. */
function open(answer: (path: string) => Response, hash = '') {
  const requests: Request[] = []
  const sources: FakeEventSource[] = []
  const timers: { callback: () => void; wait: number }[] = []
  const replaced: string[] = []
  const browser = {
    fetch: async (path: string, init?: RequestInit) => {
      requests.push({ path, init })
      return answer(path)
    },
    EventSource: function create() {
      const source = new FakeEventSource()
      sources.push(source)
      return source
    },
    location: { hash, pathname: '/', search: '' },
    history: { replaceState: (_state: unknown, _title: string, url: string) => replaced.push(url) },
    setTimeout: (callback: () => void, wait: number) => timers.push({ callback, wait }),
    clearTimeout: () => undefined,
  } as unknown as Browser
  return { client: createHttpClient(browser), requests, sources, timers, replaced }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

describe('call', () => {
  it('posts JSON and returns what the command gives', async () => {
    const { client, requests } = open(() => ok(defaultSettings))
    expect(await client.call('settings.set', { updateIntervalSeconds: 3 })).toEqual(defaultSettings)
    expect(requests[0]).toMatchObject({
      path: '/api/settings.set',
      init: {
        method: 'POST',
        body: '{"updateIntervalSeconds":3}',
        headers: { 'content-type': 'application/json' },
      },
    })
  })

  it('throws what Mondrian refuses, with its code', async () => {
    const error = { code: 'not-found', message: 'There is no such job.' }
    const { client } = open(() => Response.json({ ok: false, error }, { status: 404 }))
    await expect(client.call('jobs.get', { id: 'x' })).rejects.toMatchObject(error)
  })

  it.each([
    ['no answer', () => Response.error()],
    ['a page instead of JSON', () => new Response('<html>')],
    ['a value of another shape', () => ok({ no: 'settings' })],
    ['no session', () => new Response('', { status: 401 })],
  ])('turns %s into a sentence with a hint', async (_name, answer) => {
    const { client } = open(answer)
    await expect(client.call('settings.get', {})).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/\.$/),
      hint: expect.any(String),
    })
  })

  it('says so when the server is gone', async () => {
    const { client } = open(() => {
      throw new TypeError('Failed to fetch')
    })
    await expect(client.call('settings.get', {})).rejects.toMatchObject({
      message: 'Mondrian does not answer.',
    })
  })
})

it('trades the token in the address for a session before anything else, and takes it off', async () => {
  const { client, requests, replaced } = open(() => ok(defaultSettings), '#token=abc')
  await client.call('settings.get', {})
  expect(requests.map(({ path }) => path)).toEqual(['/session', '/api/settings.get'])
  expect([requests[0]?.init?.body, replaced]).toEqual(['{"token":"abc"}', ['/']])
})

it('uploads a file as it is', async () => {
  const { client, requests } = open(() => ok({ id: 'u1' }))
  const file = new File(['x'], 'a b&c.jpg')
  expect(await client.handOver(file)).toBe('u1')
  expect(requests[0]).toMatchObject({ path: '/upload?name=a%20b%26c.jpg', init: { body: file } })
})

describe('on', () => {
  const listen = async (answer = () => ok(null)) => {
    const opened = open(answer)
    const links: Link[] = []
    const types: string[] = []
    const onEvent = ({ type }: { type: string }): number => types.push(type)
    const stop = opened.client.on({ onEvent, onLink: (link) => links.push(link) })
    await settle()
    return { ...opened, links, types, stop }
  }
  const connection = { seq: 1, at: 1, type: 'connection', jobs: [], queuePaused: null, notice: null }

  it('hands on events and passes over what it does not know', async () => {
    const { sources, types, links } = await listen()
    sources[0]?.dispatchEvent(new Event('open'))
    sources[0]?.say(JSON.stringify(connection))
    sources[0]?.say('{"type":"from the future"}')
    sources[0]?.say('no JSON')
    expect([types, links]).toEqual([['connection'], ['connecting', 'open']])
  })

  it('connects again, ever more slowly, until it is through', async () => {
    const { sources, timers, links } = await listen()
    for (let index = 0; index < 6; index += 1) {
      sources[index]?.dispatchEvent(new Event('error'))
      await settle()
      timers[index]?.callback()
    }
    expect(timers.map(({ wait }) => wait)).toEqual([500, 1000, 2000, 4000, 8000, 8000])
    expect([sources.length, sources[0]?.isClosed, links.at(-1)]).toEqual([7, true, 'lost'])
    sources[6]?.dispatchEvent(new Event('open'))
    sources[6]?.dispatchEvent(new Event('error'))
    await settle()
    expect(timers.at(-1)?.wait).toBe(500)
  })

  it('says when the session is over', async () => {
    const { sources, links } = await listen(() => new Response('', { status: 401 }))
    sources[0]?.dispatchEvent(new Event('error'))
    await settle()
    expect(links.at(-1)).toBe('denied')
  })

  it('ends for good', async () => {
    const { sources, timers, stop } = await listen()
    stop()
    sources[0]?.dispatchEvent(new Event('error'))
    await settle()
    expect([sources[0]?.isClosed, timers.length]).toEqual([true, 0])
  })
})
