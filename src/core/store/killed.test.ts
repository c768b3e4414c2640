import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore, type Store } from './index.ts'
import { temporaryFolder } from './store.fixture.ts'

const points = 20

/** Seeded, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Starts the writer, kills it once it has acknowledged `count` writes, and returns all that it acknowledged. */
async function writeAndKill(dataDir: string, count: number): Promise<string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'killedWriter.fixture.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.split('\n').length > count) writer.kill('SIGKILL')
  })
  expect(await once(writer, 'close')).toEqual([null, 'SIGKILL'])
  return output.split('\n').slice(0, -1)
}

/** What holds for ever once the store has acknowledged a write. */
const holds: Record<string, (store: Store, id: string) => boolean> = {
  submitted: (store, id) => store.jobs.get(id).id === id && store.photos.get(id).id === id,
  recovered: (store, id) => store.jobs.get(id).attempt > 0,
  claimed: (store, id) => store.jobs.get(id).attempt > 0,
  cancelled: (store, id) =>
    store.jobs.get(id).status === 'cancelled' && store.jobs.text(id) === `text of ${id}`,
  completed: (store, id) =>
    store.jobs.get(id).status === 'completed' &&
    store.critiques.get(id)?.analysisMarkdown === `text of ${id}`,
}

function isLost(store: Store, acknowledged: string): boolean {
  const [what = '', id = ''] = acknowledged.split(' ')
  return holds[what]?.(store, id) !== true
}

it(`a writer killed at ${points} points loses no write that was acknowledged`, async () => {
  const dataDir = temporaryFolder()
  const random = seeded(20260131)
  const acknowledged: string[] = []
  for (let point = 0; point < points; point++) {
    acknowledged.push(...(await writeAndKill(dataDir, 1 + Math.floor(random() * 60))))
    const store = openStore({ dataDir, now: Date.now })
    expect(store.incident).toBeNull()
    expect(store.integrityCheck()).toBe('ok')
    expect(acknowledged.filter((line) => isLost(store, line))).toEqual([])
    store.close()
  }
  expect(acknowledged.length).toBeGreaterThan(points)
}, 120_000)
