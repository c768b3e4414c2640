import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { claimFolder } from './index.ts'

const claimantFile = fileURLToPath(new URL('fixtures/claimant.ts', import.meta.url))
const busy = { code: 'store-busy', message: 'Mondrian is already running with this data folder.' }

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-owner-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function startClaimant(dataDir: string): Promise<ChildProcess> {
  const claimant = fork(claimantFile, [dataDir], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  onTestFinished(() => void claimant.kill('SIGKILL'))
  await once(claimant, 'message')
  return claimant
}
async function claimIn(claimant: ChildProcess): Promise<unknown> {
  const answer = once(claimant, 'message')
  claimant.send('claim')
  const [message] = (await answer) as [unknown]
  return message
}
async function kill(claimant: ChildProcess): Promise<void> {
  const gone = once(claimant, 'exit')
  claimant.kill('SIGKILL')
  await gone
}

test('a folder has one owner until it is released', async () => {
  const dataDir = join(temporaryFolder(), 'new', 'data')
  const first = await claimFolder(dataDir)
  expect(first.owner).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/)
  await expect(claimFolder(dataDir)).rejects.toMatchObject(busy)
  first.release()
  const second = await claimFolder(dataDir)
  expect(second.owner).not.toBe(first.owner)
  second.release()
})

test('a second claim in the same process does not loosen the first', async () => {
  const dataDir = temporaryFolder()
  const claim = await claimFolder(dataDir)
  await expect(claimFolder(dataDir)).rejects.toMatchObject(busy)
  expect(await claimIn(await startClaimant(dataDir))).toMatchObject({ error: busy })
  claim.release()
})

test('two folders have two owners', async () => {
  const claims = [await claimFolder(temporaryFolder()), await claimFolder(temporaryFolder())]
  expect(claims[0]?.owner).not.toBe(claims[1]?.owner)
  for (const claim of claims) claim.release()
})

test('an owner in another process is seen, and so is its violent end', async () => {
  const dataDir = temporaryFolder()
  const claimant = await startClaimant(dataDir)
  expect(await claimIn(claimant)).toMatchObject({ owner: expect.any(String) as string })
  await expect(claimFolder(dataDir)).rejects.toMatchObject(busy)
  await kill(claimant)
  const claim = await claimFolder(dataDir)
  claim.release()
})

test('of twenty that start at once one becomes the owner, also when the owner was killed', async () => {
  const dataDir = temporaryFolder()
  let claimants = await Promise.all(Array.from({ length: 20 }, () => startClaimant(dataDir)))
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(claimants.map(claimIn))
    const owners = claimants.filter((_, index) => Object.hasOwn(answers[index] as object, 'owner'))
    expect(owners.length).toBe(1)
    claimants = claimants.filter((claimant) => claimant !== owners[0])
    const losers = answers.filter((answer) => Object.hasOwn(answer as object, 'error'))
    expect(losers).toEqual(claimants.map(() => ({ error: expect.objectContaining(busy) as object })))
    for (const owner of owners) await kill(owner)
  }
})

test('a folder that cannot be used says so', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(claimFolder(file)).rejects.toMatchObject({ code: 'store-unwritable' })
  await expect(claimFolder(join(file, 'data'))).rejects.toMatchObject({ code: 'store-unwritable' })
  await expect(claimFolder(join(folder, 'x'.repeat(300)))).rejects.toMatchObject({ code: 'store-unwritable' })
  expect(existsSync(file)).toBe(true)
})
