// What a page that was taken over could send: a thousand malformed messages per command, and none does anything.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands, type CommandName } from '../../src/shared/commands.ts'
import { openForAll } from './openForAll.ts'
import type { Shell } from './launch.ts'

const messages = 1000
/** What an answer may hold on to, and a run may leave behind in main, in bytes. */
const growth = 100 * 1024 * 1024

let shell: Shell
let close: () => Promise<void>
beforeAll(async () => {
  ;({ shell, close } = await openForAll())
})
afterAll(() => close())

/** Seeded; runs in the page. Sends `count` inputs that no command takes and counts the codes of the answers. */
const fuzz = (name: string, count: number, seed: number): string => `(async () => {
  let state = ${seed}
  const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below
  const cyclic = { name: 'cycle' }
  cyclic.self = cyclic
  const deep = (levels) => (levels === 0 ? 1 : [deep(levels - 1)])
  const objects = [
    cyclic, JSON.parse('{"__proto__": {"polluted": true}}'), { constructor: { prototype: { polluted: true } } },
  ]
  const noObjects = [
    undefined, null, true, 0, -1, NaN, Infinity, 10n, '', 'x'.repeat(5000), '../../etc/passwd', '\\u0000',
    [], [[]], deep(100), new Date(0), new Map([[1, 2]]), new Set([1]), new Uint8Array(64),
  ]
  const odd = [...objects, ...noObjects]
  const keys = ['id', 'paths', 'uploads', 'advisorIds', 'limit', 'before', 'photoId', 'modelId', '__proto__', 'unknown']
  const any = () => odd[random(odd.length)]
  const input = () => {
    if (random(3) === 0) return noObjects[random(noObjects.length)]
    const entries = Array.from({ length: 1 + random(4) }, () => [keys[random(keys.length)], any()])
    // With these two no input is right, for commands that take no other member and for the one that ignores them.
    return Object.fromEntries([...entries, ['never a member', any()], ['maxTokens', 'many']])
  }
  const codes = {}
  for (let sent = 0; sent < ${count}; sent += 100) {
    const batch = Array.from({ length: 100 }, () =>
      mondrian.call(${JSON.stringify(name)}, input())
        .then((reply) => (reply.ok ? 'answered' : reply.error.code)))
    for (const code of await Promise.all(batch)) codes[code] = (codes[code] ?? 0) + 1
  }
  return codes
})()`

const heapOfMain = (): Promise<number> => shell.evaluate(() => process.memoryUsage().heapUsed)

test.each(Object.keys(commands) as CommandName[])(
  `%s refuses ${messages} malformed messages`,
  async (name) => {
    const before = await heapOfMain()
    const codes = (await shell.page.evaluate(fuzz(name, messages, 20261120))) as Record<string, number>
    expect(Object.keys(codes)).toEqual(['bad-request'])
    expect(codes['bad-request']).toBe(messages)
    expect((await heapOfMain()) - before).toBeLessThan(growth)
  },
)

test('what is no command is no command, whatever it is called', async () => {
  const names = ['', 'constructor', '__proto__', 'toString', 'photos.add ', 'quit', 5, null, {}, ['jobs.get']]
  for (const name of names) {
    const reply: unknown = await shell.page.evaluate(`mondrian.call(${JSON.stringify(name)}, {})`)
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } })
  }
})

test('afterwards everything is as it was', async () => {
  const photos: unknown = await shell.page.evaluate("mondrian.call('photos.list', {})")
  expect(photos).toMatchObject({ ok: true, value: { photos: [] } })
  const settings: unknown = await shell.page.evaluate("mondrian.call('settings.get', {})")
  expect(settings).toMatchObject({ ok: true, value: { defaultModelId: 'starter' } })
  expect(await shell.evaluate(() => 'polluted' in {})).toBe(false)
  expect(shell.errors).toEqual([])
})
