import { describe, expect, it } from 'vitest'
import { listen, type Link } from './eventStream.ts'
import type { PageSession } from './pageSession.ts'
import { ok, openBrowser, settle } from './testing/fakeBrowser.ts'

const session: PageSession = {
  headers: async () => ({ authorization: 'Bearer s' }),
  pictureUrl: (path) => path,
}
const connection = { seq: 1, at: 1, type: 'connection', jobs: [], queuePaused: null, notice: null }

async function startListening(answer: () => Response = () => ok(null)) {
  const opened = openBrowser(answer)
  const links: Link[] = []
  const types: string[] = []
  const onEvent = ({ type }: { type: string }): number => types.push(type)
  const stop = listen(opened.browser, session, { onEvent, onLink: (link) => links.push(link) })
  await settle()
  return { ...opened, links, types, stop }
}

describe('the stream of events', () => {
  it('is asked for with the session, handed on, and what is not known is passed over', async () => {
    const { streams, requests, types, links } = await startListening()
    expect(requests[0]).toMatchObject({ path: '/events', init: { headers: { authorization: 'Bearer s' } } })
    const message = `id: 1\ndata: ${JSON.stringify(connection)}\n\n`
    streams[0]?.say(`retry: 1000\n\n: alive\n\n${message.slice(0, 20)}`)
    streams[0]?.say(message.slice(20))
    streams[0]?.say('data: {"type":"from the future"}\n\ndata: no JSON\n\n')
    await settle()
    expect([types, links]).toEqual([['connection'], ['connecting', 'open']])
  })

  it('is connected again, ever more slowly, until it is through', async () => {
    let answer = (): Response => Response.error()
    const { streams, timers, links } = await startListening(() => answer())
    for (let index = 0; index < 5; index += 1) {
      timers[index]?.callback()
      await settle()
    }
    expect(timers.map(({ wait }) => wait)).toEqual([500, 1000, 2000, 4000, 8000, 8000])
    answer = () => ok(null)
    timers.at(-1)?.callback()
    await settle()
    expect(links.slice(-2)).toEqual(['lost', 'open'])
    streams[0]?.say('data: half a mess')
    streams[0]?.end()
    await settle()
    expect([links.at(-1), timers.at(-1)?.wait]).toEqual(['lost', 500])
  })

  it('of a server that hangs is lost, and asked for again', async () => {
    const { streams, timers, links, hang } = await startListening()
    streams[0]?.say(': alive\n\n')
    await settle()
    hang()
    await settle()
    expect([links, streams[0]?.isCancelled()]).toEqual([['connecting', 'open', 'lost'], true])
    timers.at(-1)?.callback()
    await settle()
    expect(links.at(-1)).toBe('open')
  })

  it('says when the session is over', async () => {
    const { links } = await startListening(() => new Response('', { status: 401 }))
    expect(links).toEqual(['connecting', 'denied'])
  })

  it('ends for good', async () => {
    const { streams, timers, links, types, stop } = await startListening()
    stop()
    await settle()
    expect([streams[0]?.isCancelled(), timers.length, links, types]).toEqual([
      true,
      0,
      ['connecting', 'open'],
      [],
    ])
  })
})
