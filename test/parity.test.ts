// One scenario through every way into the core: what is told, and in which order, is the same.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Core } from '../src/core/index.ts'
import { createServer } from '../src/server/http/index.ts'
import { readEvents } from '../src/server/http/testing/readEvents.ts'
import { eventSchema, type MondrianEvent } from '../src/shared/events.ts'
import { launch } from './shell/launch.ts'
import { call } from './shell/studio.ts'
import { openCore, temporaryFolder } from './support/core.ts'
import { runScenario, type Way } from './support/scenario.ts'
import { root } from './support/paths.ts'
import { clientOf } from './support/serve.ts'

async function inProcess(dataDir: string): Promise<Way> {
  const core = await openCore({ dataDir })
  return {
    events: core.events,
    call: (name, input) => (core.api[name] as (input: unknown) => Promise<never>)(input),
    name: async (path) => ({ paths: [path] }),
  }
}

async function overHttp(dataDir: string): Promise<Way> {
  const core: Core = await openCore({ dataDir })
  const server = await createServer({
    core,
    dataDir,
    rendererDir: join(root, 'src', 'renderer'),
    port: 0,
    version: '0.0.0-test',
    onFault: (fault) => expect(fault).toBe(undefined),
  })
  onTestFinished(() => server.close())
  const client = clientOf(`${server.url}/#token=${server.token()}`)
  const reader = await readEvents(server)
  return {
    events: reader.events,
    call: (name, input) => client.post<never>(`/api/${name}`, input),
    name: async (path) => ({ uploads: [await client.upload(await readFile(path), 'photo.jpg')] }),
  }
}

async function overIpc(dataDir: string): Promise<Way> {
  const shell = await launch({ dataDir })
  const events: MondrianEvent[] = []
  await shell.page.exposeFunction('record', (event: unknown) => events.push(eventSchema.parse(event)))
  // In place of the page's own subscription: each page has one.
  await shell.page.evaluate("void mondrian.on('event', (event) => record(event))")
  return {
    events,
    async call(name, input) {
      const reply = await call(shell, name, input)
      if (!reply.ok) throw new Error(reply.error.message)
      return reply.value
    },
    name: async (path) => ({ paths: [path] }),
  }
}

test('in process, over HTTP and over Electron’s messages a subscriber is told the same', async () => {
  const told: Record<string, string[]> = {}
  for (const open of [inProcess, overHttp, overIpc]) {
    told[open.name] = await runScenario(await open(await temporaryFolder()))
  }
  expect(told['inProcess']!.length).toBeGreaterThan(30)
  expect(told['overHttp']).toEqual(told['inProcess'])
  expect(told['overIpc']).toEqual(told['inProcess'])
}, 120_000)
