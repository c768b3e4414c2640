import { expect, it } from 'vitest'
import type { AnyJob } from '../../shared/jobs.ts'
import { addJob, claim, openTestStore } from '../store/store.fixture.ts'
import { createStopAll } from './stopAll.ts'

/** More than two slices of waiting jobs behind a running one; the clock stands at `now`. */
function start(now = 1000) {
  const store = openTestStore()
  const names = Array.from({ length: 450 }, (_, index) => `job-${index}`)
  store.transaction(() => names.forEach((name) => addJob(store, name)))
  const { job, lease } = claim(store)
  const told: string[] = []
  const tell = ({ id, status }: AnyJob): void => void told.push(`${id} ${status}`)
  let isRunning = true
  const all = createStopAll({
    store,
    wallNow: () => now,
    stopRunning(at) {
      if (!isRunning) return false
      isRunning = false
      // The next one would be claimed here.
      expect(store.jobs.nextDueAt(at)).toBeNull()
      return store.jobs.cancelRunning(lease, { now: at, text: 'A beginning.' })
    },
    onStopped: tell,
    onTakenBack: tell,
  })
  return { store, names, running: job.id, told, all }
}

it('stops what waits, in its order, and at last what runs', async () => {
  const { store, names, running, told, all } = start()
  expect(await all.stop()).toEqual({ cancelled: 450, stoppedAt: 1000 })
  expect(store.jobs.open()).toEqual([])
  expect(store.jobs.text(running)).toBe('A beginning.')
  expect(new Set(told)).toEqual(new Set(names.slice(1).map((name) => `${name} cancelled`)))
  expect(await all.stop()).toEqual({ cancelled: 0, stoppedAt: 1000 })
})

it('lets others have their turn between the slices', async () => {
  const { store, all } = start()
  const stopping = all.stop()
  expect(store.jobs.open()).toHaveLength(350)
  await stopping
})

it('taken back, all wait again where they stood, and what another stop ended stays so', async () => {
  const { store, names, running, all } = start()
  store.jobs.cancelQueued('job-7', 999)
  const { stoppedAt } = await all.stop()
  expect(await all.takeBack(stoppedAt)).toBe(449)
  const open = store.jobs.open()
  expect(open.map(({ job }) => job.id)).toEqual(names.filter((name) => name !== 'job-7'))
  expect(open.every(({ job, text }) => job.status === 'queued' && text === '')).toBe(true)
  expect(store.jobs.get(running)).toMatchObject({ finishReason: null, completedAt: null })
  expect(await all.takeBack(stoppedAt)).toBe(0)
})
