// The whole app is killed, again and again, at points spread over its work.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { MondrianEvent } from '../../src/shared/events.ts'
import { recital } from '../fixtures/gguf/index.ts'
import { isRunning } from '../support/children.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { openStore } from '../../src/core/store/index.ts'
import { writePhoto } from '../support/photos.ts'
import { seeded } from '../support/random.ts'

/** `KILLS=100 SEED=7` tries more of other points. */
const points = Number(process.env['KILLS'] ?? 25)
const seed = Number(process.env['SEED'] ?? 20261120)

type Report = MondrianEvent | { child: number; type?: undefined } | { acknowledged: string; type?: undefined }

/** Starts the app, kills it after `events` events, and returns what it had acknowledged and started by then. */
async function runAndKill(args: string[], events: number) {
  const app = fork(join(import.meta.dirname, '..', 'support', 'app.ts'), args)
  const acknowledged: string[] = []
  const children: number[] = []
  let seen = 0
  app.on('message', (message: Report) => {
    if ('child' in message) children.push(message.child)
    if ('acknowledged' in message) acknowledged.push(message.acknowledged)
    if (message.type !== undefined && ++seen >= events) app.kill('SIGKILL')
    if (message.type === 'done') app.kill('SIGKILL')
  })
  await new Promise((resolve) => app.on('exit', resolve))
  return { acknowledged, children }
}

test(
  `the app killed at ${points} points (seed ${seed}): nothing acknowledged is lost, every job has one result`,
  async () => {
    const dataDir = await temporaryFolder()
    const photo = await writePhoto(dataDir)
    const { path: modelId, texts } = await recital()
    const random = seeded(seed)
    const acknowledged = new Set<string>()
    const children: number[] = []
    for (let point = 0; point < points; point++) {
      const key = `submit-${point}`
      const run = await runAndKill([dataDir, modelId, photo, key], 1 + Math.floor(random() * 80))
      for (const id of run.acknowledged) acknowledged.add(id)
      children.push(...run.children)
    }
    expect(acknowledged.size).toBeGreaterThan(points / 4)

    const core = await openCore({ dataDir })
    const connection = await core.until('connection')
    await Promise.all(connection.jobs.map(({ job }) => core.until('done', (event) => event.jobId === job.id)))
    for (const id of acknowledged) {
      expect(await core.api['jobs.get']({ id })).toMatchObject({ status: 'completed' })
      expect((await core.api['jobs.critique']({ id }))?.analysisMarkdown).toBe(texts.first)
    }
    await core.close()
    const store = openStore({ dataDir, now: Date.now })
    expect(store.integrityCheck()).toBe('ok')
    store.close()
    await vi.waitFor(() => expect(children.filter(isRunning)).toEqual([]), { timeout: 2000 })
  },
  points * 6000,
)
