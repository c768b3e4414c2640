// What the app says when it cannot start. A real error box waits for a person, so this runs over the stand-in only.
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startApp } from '../shell/launch.ts'
import { openCore, temporaryFolder } from '../support/core.ts'

test('a data folder that belongs to another Mondrian is left alone, in one sentence', async () => {
  const dataDir = await temporaryFolder()
  await openCore({ dataDir })
  const app = startApp({ dataDir })
  expect(await app.ended).toMatchObject({ code: 1 })
  expect(app.said()).toBe(
    'Mondrian cannot start: Mondrian is already running with this data folder. ' +
      'Use the Mondrian that is open, or choose another data folder.\n',
  )
})

test('a data folder that is none is named before anything else', async () => {
  const file = join(await temporaryFolder(), 'file')
  await writeFile(file, '')
  await chmod(file, 0o400)
  const app = startApp({ dataDir: file })
  expect(await app.ended).toMatchObject({ code: 1 })
  expect(app.said()).toBe('Mondrian cannot start: Mondrian cannot write to its data folder.\n')
})
