// A question asked aloud in a real browser whose microphone plays a file: a held key, its words while one speaks, the
// answer, and its sentences, said by a voice that only takes them down. And what is said where something is missing.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWav } from '../../src/shared/wav.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { serve } from '../e2e/served.ts'
import { openStudio } from '../e2e/studio.ts'
import { violations } from '../e2e/violations.ts'
import { recital } from '../fixtures/gguf/index.ts'
import { askedAgain } from '../fixtures/speech.ts'
import { writeWhisper } from '../fixtures/whisper.ts'
import { microphoneFlags } from '../support/chromium.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'
import { takenDown, takingDown, wordsAlone } from '../support/takenDown.ts'

/** What a browser says whose person, or whose system, lets no page listen. */
const refusing = `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))`

let browser: Browser
let folder = ''
beforeAll(async () => {
  if (engineDir === null) throw new Error('The ear is not built: npm run engine')
  folder = await mkdtemp(join(tmpdir(), 'mondrian-voice-'))
  const sound = join(folder, 'asked.wav')
  await writeFile(sound, writeWav(askedAgain()))
  browser = await launchBrowser(...microphoneFlags(sound))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

/** Conversations of a studio over a core with these words in its ear. */
async function openTalk({ hears = true, listens = true } = {}) {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'models'))
  if (hears) {
    writeWhisper(join(dataDir, 'models', 'ggml-tiny.bin'), { words: [' What', ' is', ' a', ' stop', '?'] })
  }
  const core = await openCore({ dataDir })
  await core.api['settings.set']({ maxTokens: 64, defaultModelId: (await recital()).path })
  const { link } = await serve(core, dataDir)
  const initScript = listens ? takingDown : refusing
  const { page, errors } = await openStudio(browser, link, { initScript })
  await page.keyboard.press('b')
  await page.getByLabel('Ask about photography').waitFor()
  await page.getByLabel('Ask about photography').press('Escape')
  return { core, page, errors }
}

test('a held key is a question, its words stand there while one speaks, and the answer is read sentence by sentence', async () => {
  const { core, page, errors } = await openTalk()
  await page.keyboard.press('?')
  await page.getByLabel('Scenario').selectOption('lesson')
  expect(
    await page
      .locator('label', { hasText: /^Voice/ })
      .locator('option')
      .allInnerTexts(),
  ).toEqual(['The computer’s own choice', 'Here (en)'])
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await page.keyboard.down('m')
  const line = page.locator('.voice-line [role=status]')
  // A stretch is written down at the pause behind it, before the key is let go.
  await expect.poll(() => line.innerText()).toContain('What is a stop?')
  expect(await page.getByRole('button', { name: 'Ask aloud' }).getAttribute('aria-pressed')).toBe('true')
  expect((await core.api['health.models']({})).stt).toMatchObject({ state: 'loaded', model: 'ggml-tiny' })
  expect(await violations(page)).toEqual([])
  await page.keyboard.up('m')

  await page.locator('p.question').getByText('What is a stop?').waitFor()
  await page.getByRole('button', { name: 'Copy' }).last().waitFor()
  const { threads } = await core.api['threads.list']({ withoutPhoto: true })
  const thread = await core.api['threads.get']({ id: threads[0]!.id })
  const answer = thread!.messages.at(-1)!
  // What is cut into sentences and rid of its marks is all that was answered.
  const spoken = async (): Promise<string> =>
    wordsAlone((await takenDown(page)).map(([, text]) => text).join(' '))
  await expect.poll(spoken).toBe(wordsAlone(answer.text))
  expect((await takenDown(page)).length).toBeGreaterThan(1)
  // The voice of a service elsewhere says nothing.
  expect(new Set((await takenDown(page)).map(([voice]) => voice))).toEqual(new Set(['Here']))
  expect((await core.api['health.models']({})).tts).toEqual({ loaded: true, voice: 'Here' })

  await page.getByRole('button', { name: 'Close the microphone' }).click()
  await expect.poll(() => page.locator('.voice-line button').count()).toBe(0)
  expect(errors).toEqual([])
})

test('without a speech model, and without leave to listen, it says so, and questions are typed', async () => {
  const deaf = await openTalk({ hears: false })
  await deaf.page.getByRole('button', { name: 'Ask aloud' }).press('Enter')
  await deaf.page.getByText('No speech model is here').waitFor()
  await deaf.page.getByRole('button', { name: 'Get a speech model' }).click()
  await deaf.page.getByRole('button', { name: 'Get Whisper base' }).waitFor()
  expect(await violations(deaf.page)).toEqual([])
  const refused = await openTalk({ listens: false })
  await refused.page.getByRole('button', { name: 'Ask aloud' }).press('Enter')
  await refused.page.getByText('This page may not use the microphone').waitFor()
  expect(await violations(refused.page)).toEqual([])
  await refused.page.getByLabel('Ask about photography').fill('What is a stop?')
  await refused.page.keyboard.press('Enter')
  await refused.page.getByRole('button', { name: 'Copy' }).last().waitFor()
})
