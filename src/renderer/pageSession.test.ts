import { describe, expect, it } from 'vitest'
import { openPageSession } from './pageSession.ts'
import { ok, openBrowser } from './testing/fakeBrowser.ts'

const day = 24 * 60 * 60 * 1000
const link = { hash: '#token=abc' }

/** A server that opens the sessions s1, s2... and the pictures p1, p2... */
function openings() {
  let count = 0
  return (path: string): Response => {
    if (path !== '/session') return ok(null)
    count++
    return ok({ session: `s${count}`, pictures: `p ${count}` })
  }
}
const bearer = (value: string) => ({ authorization: `Bearer ${value}` })

describe('the session of a page', () => {
  it('is opened with the token in the address, which goes from there at once', async () => {
    const { browser, requests, replaced, storage } = openBrowser(openings(), link)
    const session = openPageSession(browser)
    expect(replaced).toEqual(['/'])
    expect(await session.headers()).toEqual(bearer('s1'))
    expect(requests).toEqual([{ path: '/session', init: { method: 'POST', headers: bearer('abc') } }])
    expect(session.pictureUrl('/thumb/1')).toBe('/thumb/1?key=p%201')
    expect([...storage.values()].join()).not.toContain('abc')
  })

  it('is still there after a reload, and nothing is asked for it', async () => {
    const first = openBrowser(openings(), link)
    await openPageSession(first.browser).headers()
    const { browser, requests } = openBrowser(openings(), {
      stored: first.storage.get('mondrian-session') ?? '',
    })
    const session = openPageSession(browser)
    expect(session.pictureUrl('/thumb/1')).toBe('/thumb/1?key=p%201')
    expect([await session.headers(), requests]).toEqual([bearer('s1'), []])
  })

  it('is traded for a new one once a day, also by a page that stays open, and for many requests once', async () => {
    const { browser, requests, time } = openBrowser(openings(), link)
    const session = openPageSession(browser)
    await session.headers()
    time.now += day + 1
    expect(await Promise.all([session.headers(), session.headers()])).toEqual([bearer('s2'), bearer('s2')])
    expect(requests.map(({ init }) => init?.headers)).toEqual([bearer('abc'), bearer('s1')])
  })

  it('stays what it is when it cannot be renewed', async () => {
    let isGone = false
    const open = openings()
    const { browser, time } = openBrowser((path) => (isGone ? Response.error() : open(path)), link)
    const session = openPageSession(browser)
    await session.headers()
    isGone = true
    time.now += day + 1
    expect(await session.headers()).toEqual(bearer('s1'))
  })

  it.each(['', 'null', '{}', '{"session":"x"}', 'no JSON'])('is none where %j is stored', async (stored) => {
    const { browser } = openBrowser(openings(), { stored })
    const session = openPageSession(browser)
    expect([await session.headers(), session.pictureUrl('/thumb/1')]).toEqual([{}, '/thumb/1'])
  })

  it('begins anew with a new link in the same tab', () => {
    const { browser, location, goTo } = openBrowser(openings(), link)
    openPageSession(browser)
    goTo('#top')
    expect(location.reloads).toBe(0)
    goTo('#token=new')
    expect(location.reloads).toBe(1)
  })
})
