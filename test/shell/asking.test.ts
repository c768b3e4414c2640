// Questions in the desktop app: chunk for chunk, stopped, and with its model and itself killed while it answers.
import { expect, test } from 'vitest'
import { eventSchema, type MondrianEvent } from '../../src/shared/events.ts'
import type { Message } from '../../src/shared/threads.ts'
import { lettersOf } from '../e2e/critiqueText.ts'
import { stopWhen, writes } from '../e2e/seenAnswers.ts'
import { slowRecital } from '../fixtures/gguf/index.ts'
import { textOf } from '../support/core.ts'
import { launch, quit, type Shell } from './launch.ts'
import { childrenOf } from './processes.ts'
import { call, openStudio, row } from './studio.ts'

const answers = ({ page }: Shell) => page.getByRole('group', { name: 'Answer', exact: true })

async function ask({ page }: Shell, question: string): Promise<void> {
  const field = page.getByLabel('Ask about this photograph')
  await field.fill(question)
  await field.press('Enter')
}

async function storedOf(shell: Shell, photoId: string): Promise<Message[]> {
  const reply = await call(shell, 'threads.get', { photoId })
  return reply.ok ? (reply.value?.messages ?? []) : []
}

/** From now on the page keeps every event that it is told. */
const listen = ({ page }: Shell): Promise<void> =>
  page.evaluate(() => {
    type Bridge = { on: (channel: string, listener: (message: unknown) => void) => void }
    const scope = globalThis as unknown as { mondrian: Bridge; told: unknown[] }
    scope.told = []
    scope.mondrian.on('event', (event) => scope.told.push(event))
  })
const told = async ({ page }: Shell): Promise<MondrianEvent[]> =>
  (await page.evaluate(() => (globalThis as unknown as { told: unknown[] }).told)).map((event) =>
    eventSchema.parse(event),
  )

/** The page shows the answers that are stored, and no others. */
async function expectShown(shell: Shell, stored: Message[]): Promise<void> {
  const shown = async () => (await answers(shell).locator('.answer-body').allInnerTexts()).map(lettersOf)
  const texts = stored.filter(({ role }) => role === 'assistant').map(({ text }) => lettersOf(text))
  await expect.poll(shown).toEqual(texts)
}

test('an answer is stopped, survives its child and the app, and is one all the same', async () => {
  const shell = await openStudio(slowRecital)
  const { page, dataDir, errors } = shell
  await call(shell, 'settings.set', { maxTokens: 64 })
  await call(shell, 'photos.measure', { paths: [shell.photo] })
  await row(page, 'photo.jpg').click()
  const photos = await call(shell, 'photos.list', {})
  const photoId = photos.ok ? photos.value.photos[0]!.id : ''
  await listen(shell)

  // Stopped while it waits, then while it is written: each keeps what is there.
  await call(shell, 'queue.pause', {})
  await ask(shell, 'Why?')
  await answers(shell).getByRole('button', { name: 'Stop' }).click()
  await answers(shell).getByText('Stopped. The text so far is kept.').waitFor()
  await call(shell, 'queue.resume', {})
  await stopWhen(page, writes)
  await ask(shell, 'What of the light?')
  await expect.poll(() => answers(shell).getByText('Stopped. The text so far is kept.').count()).toBe(2)

  // The child killed in the middle of the next one.
  await ask(shell, 'And the shadows?')
  await answers(shell)
    .last()
    .getByText(/\d tokens? · /)
    .waitFor()
  for (const pid of childrenOf(shell.process.pid, 'inference')) process.kill(pid, 'SIGKILL')
  await expect
    .poll(async () => (await storedOf(shell, photoId)).at(-1)?.status, { timeout: 55_000 })
    .toBe('completed')
  const stored = await storedOf(shell, photoId)
  const events = await told(shell)
  for (const message of stored.filter(({ role }) => role === 'assistant'))
    expect(textOf(events, message.id)).toBe(message.text)
  expect(stored.map(({ status }) => status).filter((_, index) => index % 2 === 1)).toEqual([
    'cancelled',
    'cancelled',
    'completed',
  ])
  await expectShown(shell, stored)

  // The app killed: the next start has all of it, and the answer that was being written.
  await ask(shell, 'Is it level?')
  await answers(shell)
    .last()
    .getByText(/\d tokens? · /)
    .waitFor()
  shell.process.kill('SIGKILL')
  await shell.ended
  const again = await launch({ dataDir })
  await expect
    .poll(async () => (await storedOf(again, photoId)).at(-1)?.status, { timeout: 55_000 })
    .toBe('completed')
  const after = await storedOf(again, photoId)
  expect(after.slice(0, stored.length)).toEqual(stored)
  expect(after.slice(stored.length).map(({ role }) => role)).toEqual(['user', 'assistant'])
  await expectShown(again, after)
  expect([...errors, ...again.errors]).toEqual([])
  expect(await quit(again)).toEqual({ code: 0, signal: null })
}, 150_000)
