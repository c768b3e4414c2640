import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from './index.ts'
import { logFile, readLogTail } from './tail.ts'

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mondrian-tail-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}
const versions = (lines: string[]): unknown[] => lines.map((line) => JSON.parse(line).version)

test('the newest records come in their order, also over the file that was rotated away', async () => {
  const dir = await folder()
  const log = createLog({ dir, maxBytes: 200 })
  for (let index = 0; index < 5; index++) log.write({ event: 'start', version: `1.0.${index}` })
  log.close()
  expect(versions(await readLogTail(dir, 3))).toEqual(['1.0.2', '1.0.3', '1.0.4'])
  expect(await readLogTail(dir, 1)).toHaveLength(1)
})

test('what no record names, a torn line and a line of another program are left out', async () => {
  const dir = await folder()
  const at = '2026-07-04T10:00:00.000Z'
  const good = { at, event: 'start', version: '1.0.0' }
  const lines = [
    JSON.stringify({ ...good, path: '/home/ann/secret.jpg' }),
    JSON.stringify({ at: '/home/ann', event: 'start', version: '1.0.0' }),
    JSON.stringify({ at, event: 'unheard-of', text: 'a secret' }),
    '{"at":"2026',
    'hello',
  ]
  await writeFile(logFile(dir), `${lines.join('\n')}\n`)
  expect(await readLogTail(dir, 50)).toEqual([JSON.stringify(good)])
})

test('without a log there are no records', async () => {
  expect(await readLogTail(await folder(), 50)).toEqual([])
})
