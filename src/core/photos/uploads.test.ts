import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findUpload, removeUpload, saveUpload, shownName } from './uploads.ts'

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mondrian-uploads-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  await mkdir(join(dir, 'uploads'))
  return dir
}
async function* parts(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
  await Promise.resolve()
}

test('what was uploaded is found with its name, under a path that the name has no part in', async () => {
  const dir = await folder()
  const id = await saveUpload(dir, '../../etc/Été.jpg', parts('one', 'two'))
  const upload = await findUpload(dir, id)
  expect(upload).toEqual({ id, name: 'Été.jpg', path: join(dir, 'uploads', id, 'original') })
  expect(await readFile(upload.path, 'utf8')).toBe('onetwo')
  if (process.platform !== 'win32') expect((await stat(upload.path)).mode & 0o777).toBe(0o600)
})

test('an upload that breaks off leaves nothing and says why', async () => {
  const dir = await folder()
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* parts('half')
    throw new Error('gone')
  }
  await expect(saveUpload(dir, 'a.jpg', broken())).rejects.toThrow('gone')
  expect(await readdir(join(dir, 'uploads'))).toEqual([])
})

test('an upload that is not there is not found', async () => {
  const dir = await folder()
  const id = await saveUpload(dir, 'a.jpg', parts('x'))
  await removeUpload(dir, id)
  await removeUpload(dir, id)
  await expect(findUpload(dir, id)).rejects.toMatchObject({ code: 'not-found' })
})

test.each([
  ['photo one.jpg', 'photo one.jpg'],
  ['C:\\fakepath\\a.jpg', 'a.jpg'],
  ['../../../etc/passwd', 'passwd'],
  ['a/b/', 'photo'],
  ['..', 'photo'],
  ['.', 'photo'],
  ['', 'photo'],
  ['\0\n\u001b[31m', '[31m'],
  ['evil\u202egpj.exe', 'evilgpj.exe'],
  ['✨.jpg', '✨.jpg'],
  ['👩‍🚀 launch.jpg', '👩‍🚀 launch.jpg'],
  ['👨‍👩‍👧‍👦.jpg', '👨‍👩‍👧‍👦.jpg'],
  ['❤️‍🔥 👍🏽 🇮🇸.heic', '❤️‍🔥 👍🏽 🇮🇸.heic'],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿 Skye.jpg', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Skye.jpg'],
  ['نمی\u200cخواهم.jpg', 'نمی\u200cخواهم.jpg'],
  ['ක්\u200dර.jpg', 'ක්\u200dර.jpg'],
  ['Cafe\u0301.jpg', 'Cafe\u0301.jpg'],
  ['a\u200db\u200bc\u00adid.jpg', 'abcid.jpg'],
  ['💩\ud83d.jpg', '💩.jpg'],
  ['x'.repeat(5000), 'x'.repeat(200)],
  [`${'x'.repeat(5000)}.NEF`, `${'x'.repeat(196)}.NEF`],
  [`${'👨‍👩‍👧‍👦'.repeat(50)}.jpg`, `${'👨‍👩‍👧‍👦'.repeat(17)}.jpg`],
])('%j is shown as %j', (given, shown) => expect(shownName(given)).toBe(shown))
