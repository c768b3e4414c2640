import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { endingHelpers, endLeftoverHelpers } from './helpers.ts'
import { createMemoryStarter, type MemoryChild } from './memoryStarter.ts'

function folder(): { dataDir: string; record: string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'mondrian-helpers-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return { dataDir, record: join(dataDir, 'helper.json') }
}

/** A process that does nothing for as long as it is let. */
function sleeper(): ChildProcess & { pid: number } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child as ChildProcess & { pid: number }
}

const signalOf = async (child: ChildProcess): Promise<unknown> => (await once(child, 'exit'))[1]

/** A child in memory that has the id of process `pid`; what it says is heard by the code under test first. */
function childAs(pid: number, dataDir: string): MemoryChild & { heard: () => number; gone: Promise<void> } {
  const { startWorker, children } = createMemoryStarter(() => undefined)
  const worker = endingHelpers(
    (kind) => ({ ...startWorker(kind), pid }),
    dataDir,
    () => true,
  )('inference')
  let heard = 0
  worker.onMessage((message) => (heard += Number((message as { type: string }).type === 'helper')))
  const gone = new Promise<void>((ended) => worker.onExit(() => ended()))
  return { ...children[0]!, heard: () => heard, gone }
}

/** A child with a helper that is on record. */
async function startedHelper() {
  const { dataDir, record } = folder()
  const helper = sleeper()
  const child = childAs(process.pid, dataDir)
  child.post({ type: 'helper', pid: helper.pid })
  await vi.waitFor(() => expect(existsSync(record)).toBe(true))
  return { dataDir, record, helper, child }
}

test('a helper ends with its child', async () => {
  const { record, helper, child } = await startedHelper()
  const ended = signalOf(helper)
  child.exit({ code: null, signal: 'SIGKILL' })
  expect(await ended).toBe('SIGKILL')
  await vi.waitFor(() => expect(existsSync(record)).toBe(false))
})

test('a helper that the child ended itself is forgotten', async () => {
  const { record, helper, child } = await startedHelper()
  child.post({ type: 'helper', pid: null })
  await vi.waitFor(() => expect(existsSync(record)).toBe(false))
  child.exit({ code: 0, signal: null })
  expect(helper.exitCode).toBeNull()
  expect(helper.signalCode).toBeNull()
})

test('a leftover of an earlier run is ended at the next start', async () => {
  const { dataDir, record, helper } = await startedHelper()
  const ended = signalOf(helper)
  await endLeftoverHelpers(dataDir)
  expect(await ended).toBe('SIGKILL')
  expect(existsSync(record)).toBe(false)
})

test('another process that got the same id is left alone', async () => {
  const { dataDir, record } = folder()
  const other = sleeper()
  writeFileSync(record, JSON.stringify({ pid: other.pid, startedAt: 'another time' }))
  await endLeftoverHelpers(dataDir)
  expect(existsSync(record)).toBe(false)
  expect(other.signalCode).toBeNull()
})

test.each(['', '{"pid":', '{"pid":-1,"startedAt":"x"}'])('a damaged record (%s) is removed', async (text) => {
  const { dataDir, record } = folder()
  writeFileSync(record, text)
  await endLeftoverHelpers(dataDir)
  expect(existsSync(record)).toBe(false)
  await endLeftoverHelpers(dataDir)
})

test('a process that the child did not start is neither recorded nor ended', async () => {
  const { dataDir, record } = folder()
  const other = sleeper()
  const foreign = sleeper()
  // The parent of both is this process, and the child is one of them.
  const child = childAs(other.pid, dataDir)
  for (const pid of [foreign.pid, 1, process.pid]) child.post({ type: 'helper', pid })
  await vi.waitFor(() => expect(child.heard()).toBe(3))
  child.exit({ code: 0, signal: null })
  await child.gone
  await endLeftoverHelpers(dataDir)
  expect(existsSync(record)).toBe(false)
  expect(foreign.signalCode).toBeNull()
})
