import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../shared/settings.ts'
import { createHttpClient, type CopyOrder } from './client.ts'
import { ok, openBrowser, settle } from './testing/fakeBrowser.ts'

function open(answer: (path: string) => Response, silent = new Set<string>()) {
  const opened = openBrowser(answer, { silent })
  return { ...opened, client: createHttpClient(opened.browser) }
}

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

it('sends no file that is larger than the server takes, and says how large it may be', async () => {
  const { client, requests } = open(() => ok({ id: 'u1' }))
  const file = Object.defineProperty(new File(['x'], 'a.tif'), 'size', { value: 200 * 1024 * 1024 + 1 })
  await expect(client.handOver(file)).rejects.toMatchObject({
    code: 'photo-too-large',
    message: 'This is larger than 200 MB, the most that Mondrian takes at once.',
  })
  expect(requests).toEqual([])
})

it('uploads a file as it is', async () => {
  const { client, requests } = open(() => ok({ id: 'u1' }))
  const file = new File(['x'], 'a b&c.jpg')
  expect(await client.handOver(file)).toBe('u1')
  expect(requests[0]).toMatchObject({ path: '/upload?name=a%20b%26c.jpg', init: { body: file } })
})

it('gives up a command that a hanging server does not answer', async () => {
  const { client, hang } = open(() => ok(null), new Set(['/api/queue.pause']))
  const asked = client.call('queue.pause', {}).catch((reason: unknown) => reason)
  await settle()
  hang()
  expect(await asked).toMatchObject({ code: 'internal', message: 'Mondrian does not answer.' })
})

it('comes back to a server that is busy, when it says, and gives up at last', async () => {
  const error = { code: 'bad-request', message: 'Too much is asked at once.' }
  const busy = () => Response.json({ ok: false, error }, { status: 503, headers: { 'retry-after': '2' } })
  const answers = [busy(), busy(), ok({ id: 'u1' })]
  const { client, requests, timers } = open(() => answers.shift() ?? busy())
  const runTimers = async (): Promise<void> => {
    for (let ran = 0; ran < timers.length; ran++) {
      timers[ran]?.callback()
      await settle()
    }
  }
  const uploaded = client.handOver(new File(['x'], 'a.jpg'))
  await settle()
  await runTimers()
  expect(await uploaded).toBe('u1')
  expect([requests.length, timers.map(({ wait }) => wait)]).toEqual([3, [2000, 2000]])

  const refused = client.handOver(new File(['x'], 'b.jpg')).catch((reason: unknown) => reason)
  await settle()
  await runTimers()
  expect(await refused).toMatchObject(error)
  expect(requests.length).toBe(13)
})

it('does not come back to a data folder that cannot be used', async () => {
  const error = { code: 'store-unwritable', message: 'Mondrian cannot write to its data folder.' }
  const { client, requests } = open(() => Response.json({ ok: false, error }, { status: 503 }))
  await expect(client.call('settings.get', {})).rejects.toMatchObject(error)
  expect(requests.length).toBe(1)
})

describe('exportFiles', () => {
  const order = { format: 'html', photoIds: ['p'] } as const

  it('takes what is sent as a file with its name', async () => {
    const disposition = `attachment; filename="__.html"; filename*=UTF-8''${encodeURIComponent('写真.html')}`
    const headers = { 'content-disposition': disposition, 'content-type': 'text/html' }
    const { client, requests } = open(() => new Response('<!doctype html>', { headers }))
    const exported = await client.exportFiles(order)
    if (!('file' in exported)) throw new Error('It is no file.')
    expect(exported.file).toMatchObject({ name: '写真.html', type: 'text/html', size: 15 })
    expect(requests).toMatchObject([{ path: '/export', init: { body: JSON.stringify(order) } }])
  })

  it('rejects with what Mondrian refuses, and with a sentence for what is no export', async () => {
    const error = { code: 'not-found', message: 'Nothing could be exported.' }
    const refused = open(() => Response.json({ ok: false, error }, { status: 404 })).client
    await expect(refused.exportFiles(order)).rejects.toMatchObject(error)
    const strange = open(() => new Response('?')).client
    await expect(strange.exportFiles(order)).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('saveCopy', () => {
  const order = { photoId: 'p', operations: [{ kind: 'exposure', stops: 0.5 }] } satisfies CopyOrder
  const value = { path: '/preview/p/made', width: 3, height: 2, name: 'pier, edited.jpg' }

  it('takes the picture that was made as a file with its name', async () => {
    const { client } = open((path) =>
      path.startsWith('/preview/')
        ? new Response('jpeg', { headers: { 'content-type': 'image/jpeg' } })
        : Response.json({ ok: true, value }),
    )
    const saved = await client.saveCopy(order)
    if (!('file' in saved)) throw new Error('It is no file.')
    expect(saved.file).toMatchObject({ name: 'pier, edited.jpg', type: 'image/jpeg', size: 4 })
  })

  it('rejects with what Mondrian refuses, of the copy and of its picture', async () => {
    const error = { code: 'disk-full', message: 'The disk is full.' }
    const refused = open(() => Response.json({ ok: false, error }, { status: 507 })).client
    await expect(refused.saveCopy(order)).rejects.toMatchObject(error)
    const gone = { code: 'not-found', message: 'There is nothing here.' }
    const { client } = open((path) =>
      path.startsWith('/preview/')
        ? Response.json({ ok: false, error: gone }, { status: 404 })
        : Response.json({ ok: true, value }),
    )
    await expect(client.saveCopy(order)).rejects.toMatchObject(gone)
  })
})
