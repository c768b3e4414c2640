// The real server is killed, again and again, at random moments of its work.
import { readFile } from 'node:fs/promises'
import { setTimeout as moment } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { CommandOutput } from '../../src/shared/commands.ts'
import { openStore } from '../../src/core/store/index.ts'
import { recital } from '../fixtures/gguf/index.ts'
import { childrenOf } from '../shell/processes.ts'
import { isRunning } from '../support/children.ts'
import { temporaryFolder } from '../support/core.ts'
import { writePhoto } from '../support/photos.ts'
import { seeded } from '../support/random.ts'
import { clientOf, startServe } from '../support/serve.ts'

/** `KILLS=100 SEED=7` tries more and other moments. */
const kills = Number(process.env['KILLS'] ?? 8)
const seed = Number(process.env['SEED'] ?? 20261129)
/** From the link to the kill: from before the first upload to the writing of critiques. */
const longestLifeMs = 2500

type Client = ReturnType<typeof clientOf>

/** What the server has acknowledged; `undecided` are the photographs and jobs it was killed over. */
type Ledger = Record<'photos' | 'removed' | 'jobs' | 'cancelled' | 'undecided', Set<string>>

const emptyLedger = (): Ledger => ({
  photos: new Set(),
  removed: new Set(),
  jobs: new Set(),
  cancelled: new Set(),
  undecided: new Set(),
})

/** Hands over three photographs, asks for two critiques of each, cancels one, removes a photograph. Ends with the server. */
async function work(client: Client, ledger: Ledger, modelId: string, jpeg: Buffer): Promise<void> {
  for (const index of [1, 2, 3]) {
    const upload = await client.upload(jpeg, `photo-${index}.jpg`)
    const input = { uploads: [upload], advisorIds: ['ansel', 'weston'], modelId }
    const { photos, jobs } = await client.post<CommandOutput<'photos.add'>>('/api/photos.add', input)
    const photo = photos[0]!.id
    ledger.photos.add(photo)
    for (const { id } of jobs) ledger.jobs.add(id)
    const last = jobs[1]!.id
    ledger.undecided.add(last)
    const { status } = await client.post<CommandOutput<'jobs.cancel'>>('/api/jobs.cancel', { id: last })
    ledger.undecided.delete(last)
    if (status === 'cancelled') ledger.cancelled.add(last)
    if (index !== 2) continue
    const going = [photo, ...jobs.map(({ id }) => id)]
    for (const id of going) ledger.undecided.add(id)
    await client.post<unknown>('/api/photos.remove', { id: photo })
    ledger.removed.add(photo)
  }
}

test(
  `the server killed at ${kills} random moments (seed ${seed}): nothing acknowledged is lost, no child is left`,
  async () => {
    const dataDir = await temporaryFolder()
    const jpeg = await readFile(await writePhoto(dataDir))
    const { path: modelId, texts } = await recital()
    const random = seeded(seed)
    const ledger = emptyLedger()
    for (let kill = 0; kill < kills; kill++) {
      const server = startServe('--data', dataDir)
      const working = work(clientOf(await server.link), ledger, modelId, jpeg).catch(() => undefined)
      await moment(random() * longestLifeMs)
      // Held while its children are counted, so that it starts no other.
      server.kill('SIGSTOP')
      const children = childrenOf(server.pid)
      server.kill('SIGKILL')
      await Promise.all([server.ended, working])
      await vi.waitFor(() => expect(children.filter(isRunning)).toEqual([]), { timeout: 2000 })
    }
    expect(ledger.jobs.size).toBeGreaterThan(kills)

    const last = startServe('--data', dataDir)
    const client = clientOf(await last.link)
    const jobOf = (id: string) => client.post<CommandOutput<'jobs.get'>>('/api/jobs.get', { id })
    for (const id of ledger.removed) ledger.undecided.delete(id)
    const isDecided = (id: string): boolean => !ledger.undecided.has(id)
    for (const id of [...ledger.photos].filter(isDecided)) {
      const photo = await client.post<object | undefined>('/api/photos.get', { id })
      expect(photo === undefined).toBe(ledger.removed.has(id))
    }
    for (const id of [...ledger.jobs].filter(isDecided)) {
      const status = ledger.cancelled.has(id) ? 'cancelled' : 'completed'
      await expect.poll(async () => (await jobOf(id)).status, { timeout: 60_000 }).toBe(status)
      const critique = await client.post<CommandOutput<'jobs.critique'>>('/api/jobs.critique', { id })
      expect(critique?.analysisMarkdown).toBe(status === 'completed' ? texts.first : undefined)
    }
    last.kill('SIGTERM')
    await last.ended
    const store = openStore({ dataDir, now: Date.now })
    expect(store.integrityCheck()).toBe('ok')
    store.close()
  },
  60_000 + kills * 15_000,
)
