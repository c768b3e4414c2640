import { expect, it } from 'vitest'
import { openBrowser, openerOf } from './openBrowser.ts'

const link = 'http://127.0.0.1:4317/#token=a-b_c'

it('is one program with the link as its last argument, whole', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(openerOf(platform, link).at(-1)).toBe(link)
  }
})

it('says so when there is no such program, and waits for none that there is', async () => {
  await expect(openBrowser(link, ['no-such-program', link])).rejects.toMatchObject({
    code: 'internal',
    message: 'The browser could not be opened. Open the link yourself.',
  })
  await openBrowser(link, [process.execPath, '--version'])
})
