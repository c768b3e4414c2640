import { AppError } from '../../../shared/errors.ts'
import { sampleAdvisor } from '../../../shared/testing/samples.ts'
import type { CommandName } from '../../../shared/commands.ts'
import type { EventBody } from '../../../shared/events.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import type { Client } from '../../client.ts'
import type { ClientListener } from '../../eventStream.ts'

type Answers = Partial<Record<CommandName, (input: never) => unknown>>

/** A client that answers from a table and says what the test tells it to. */
export function fakeClient(answers: Answers = {}) {
  let listener: ClientListener | null = null
  let seq = 0
  const calls: [CommandName, unknown][] = []
  const all: Answers = {
    'photos.list': () => ({ photos: [], next: null, older: 0 }),
    'jobs.list': () => ({ jobs: [], next: null }),
    'advisors.list': () => ({ advisors: [sampleAdvisor('ansel', 'Ansel Adams')], problems: [], own: [] }),
    'settings.get': () => defaultSettings,
    'samples.list': () => ({ samples: [] }),
    'unlisted.list': () => ({ photos: [] }),
    'photos.show': () => null,
    'threads.get': () => null,
    'queue.failed': () => ({ failed: 0 }),
    'models.list': () => ({ models: [], folder: '/models' }),
    'models.catalogue': () => ({ models: [], ears: [], host: 'hub.test' }),
    'models.foreign': () => ({ folders: [] }),
    'models.downloads': () => ({ downloads: [] }),
    'servers.list': () => ({ servers: [] }),
    'receipt.get': () => ({ since: 0, sent: 0, received: 0, hosts: [] }),
    'models.load': () => ({ began: false }),
    ...answers,
  }
  const call = async (name: CommandName, input: unknown): Promise<unknown> => {
    calls.push([name, input])
    const answer = all[name] as ((input: unknown) => unknown) | undefined
    if (!answer) throw new AppError('internal', `There is no answer to ${name}.`)
    return answer(input)
  }
  const client: Client = {
    call: call as Client['call'],
    on(next) {
      listener = next
      return () => (listener = null)
    },
    handsOver: 'uploads',
    handOver: async ({ name }) => `id of ${name}`,
    onHost: () => () => undefined,
    exportFiles: async () => ({ written: [] }),
    saveCopy: async () => ({ written: [] }),
    photoUrl: (id) => `/photo/${id}`,
    thumbUrl: (id) => `/thumb/${id}`,
    previewUrl: (path) => path,
    tileUrl: (path, name) => `${path}/${name}`,
  }
  return {
    client,
    calls,
    names: () => calls.map(([name]) => name),
    link: (link: Parameters<ClientListener['onLink']>[0]) => listener?.onLink(link),
    send: (...bodies: EventBody[]) => {
      for (const body of bodies) listener?.onEvent({ seq: (seq += 1), at: seq, ...body })
    },
    isListening: () => listener !== null,
  }
}

/** Frames that come when the test says so. */
export function fakeFrames() {
  let waiting: (() => void)[] = []
  return {
    onNextFrame: (callback: () => void): void => void waiting.push(callback),
    /** Runs what waits for a frame, and lets answers arrive. */
    frame: async (): Promise<void> => {
      const due = waiting
      waiting = []
      for (const callback of due) callback()
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
    waiting: () => waiting.length,
  }
}
