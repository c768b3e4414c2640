// Conversations on a real page over a real server and ear, with a microphone that plays a file again and again.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Core } from '../../src/core/index.ts'
import { buildRenderer, isBuilt } from '../../src/server/buildRenderer.ts'
import { createServer } from '../../src/server/http/index.ts'
import { writeWav } from '../../src/shared/wav.ts'
import { launchBrowser } from '../../test/e2e/browser.ts'
import { askedAgain } from '../../test/fixtures/speech.ts'
import { writeWhisper } from '../../test/fixtures/whisper.ts'
import { microphoneFlags } from '../../test/support/chromium.ts'
import { engineDir, root } from '../../test/support/paths.ts'
import { openBenchCore } from '../core.ts'

export type ListeningPage = { core: Core; dataDir: string; page: Page; close: () => Promise<void> }

/** `words`: what the ear hears, whatever is said. `initScript` runs in the page before its own. */
export async function openListeningPage(words: string[], initScript: string): Promise<ListeningPage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mondrian-bench-voice-'))
  await mkdir(join(dataDir, 'models'))
  writeWhisper(join(dataDir, 'models', 'ggml-tiny.bin'), { words })
  const sound = join(dataDir, 'asked.wav')
  await writeFile(sound, writeWav(askedAgain()))
  if (!(await isBuilt(root))) await buildRenderer(root)
  const core = await openBenchCore(dataDir, { engineDir })
  const rendererDir = join(root, 'out', 'renderer')
  const server = await createServer({
    core,
    dataDir,
    rendererDir,
    port: 0,
    version: 'bench',
    onFault: console.error,
  })
  const browser = await launchBrowser(...microphoneFlags(sound))
  const page = await browser.newPage()
  await page.addInitScript(initScript)
  await page.goto(`${server.url}/#token=${server.token()}`)
  await page.getByText('Drop photographs here').first().waitFor()
  await page.keyboard.press('b')
  await page.getByLabel('Ask about photography').press('Escape')
  return {
    core,
    dataDir,
    page,
    close: async () => {
      await browser.close()
      await server.close()
      await core.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
