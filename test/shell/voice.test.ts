// A question asked aloud in the desktop app, whose page is let hear the microphone because somebody is about to speak.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWav } from '../../src/shared/wav.ts'
import { recital } from '../fixtures/gguf/index.ts'
import { askedAgain } from '../fixtures/speech.ts'
import { writeWhisper } from '../fixtures/whisper.ts'
import { temporaryFolder } from '../support/core.ts'
import { takenDown, takingDown } from '../support/takenDown.ts'
import { isElectron, launch, quit } from './launch.ts'

test.runIf(!isElectron)('a held key is a question, and its answer is read', async () => {
  const dataDir = await temporaryFolder()
  await mkdir(join(dataDir, 'models'))
  writeWhisper(join(dataDir, 'models', 'ggml-tiny.bin'), { words: [' What', ' is', ' a', ' stop', '?'] })
  const sound = join(dataDir, 'asked.wav')
  await writeFile(sound, writeWav(askedAgain()))
  const shell = await launch({ dataDir, sound })
  const { page } = shell
  const patch = { maxTokens: 64, defaultModelId: (await recital()).path }
  await page.evaluate(`mondrian.call('settings.set', ${JSON.stringify(patch)})`)
  await page.evaluate(takingDown)
  await page.keyboard.press('b')
  await page.getByLabel('Ask about photography').press('Escape')

  await page.keyboard.down('m')
  await expect.poll(() => page.locator('.voice-line [role=status]').innerText()).toContain('What is a stop?')
  await page.keyboard.up('m')
  await page.locator('p.question').getByText('What is a stop?').waitFor()
  await expect.poll(async () => (await takenDown(page)).length).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Close the microphone' }).click()
  expect(shell.errors).toEqual([])
  await quit(shell)
})
