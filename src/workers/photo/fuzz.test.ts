// Damaged files of every format, given to the real photo child: none ends it, holds it up or fills its memory.
// 100 per format; for more: MUTATIONS=1000 npx vitest run --project workers src/workers/photo/fuzz.test.ts
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareDng } from '../../../test/fixtures/photos/dng.ts'
import { everyFormat } from '../../../test/fixtures/photos/formats.ts'
import { photoFormatSchema } from '../../shared/photos.ts'
import { gradient, temporaryFolder } from './testing/files.ts'
import { mutate } from './testing/mutate.ts'
import { startPhotoChild, type PhotoChild } from '../../../test/support/photoChild.ts'

const count = Number(process.env.MUTATIONS ?? 100)
const deadlineMs = 5000
const mostMemory = 1024 ** 3
const expected = new Set(['measured', 'photo-damaged', 'photo-format', 'photo-too-large', 'photo-empty'])

const kinds = [...photoFormatSchema.options, 'bare dng'] as const
let files: Record<(typeof kinds)[number], Buffer>
let folder: ReturnType<typeof temporaryFolder>
let child: PhotoChild

beforeAll(async () => {
  files = { ...(await everyFormat(gradient(48, 32))), 'bare dng': bareDng(64, 48, [20_000, 10_000, 5000]) }
  folder = temporaryFolder()
  child = startPhotoChild()
  // Its start belongs to none of the files.
  const whole = join(folder.path, 'whole')
  await writeFile(whole, files.jpeg)
  await child.opened(whole, 60_000)
}, 60_000)

afterAll(() => {
  child[Symbol.dispose]()
  folder[Symbol.dispose]()
})

test.each(kinds)(
  `%s: ${count} damaged files`,
  async (kind) => {
    const path = join(folder.path, 'photo')
    let number = 0
    for (const file of mutate(files[kind], count, 1 + kinds.indexOf(kind))) {
      await writeFile(path, file)
      const reply = await child.measure(path, deadlineMs).catch((error: unknown) => {
        throw new Error(`${kind} number ${number}`, { cause: error })
      })
      const code = reply.type === 'failed' ? reply.error.code : 'measured'
      expect(expected, `${kind} number ${number}`).toContain(code)
      number++
    }
  },
  count * deadlineMs,
)

test.runIf(process.platform === 'linux')('the child never held more than 1 GB', async () => {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])
  expect(kilobytes).toBeGreaterThan(0)
  expect(kilobytes * 1024).toBeLessThan(mostMemory)
})
