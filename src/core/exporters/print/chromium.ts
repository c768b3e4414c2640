// A page on paper, by a Chromium that is on this computer: without a window, without scripts, without a network.
import { spawn, type ChildProcess } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { findChromium } from './browser.ts'
import { devTools, type DevTools } from './devtools.ts'
import type { PrintPage } from './printPage.ts'

/** Nothing is looked up, fetched or kept, whatever a page or Chromium itself wants. */
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** All that it gets to know of the environment: where fonts, programs and temporary files are. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'XDG_DATA_DIRS', 'SystemRoot', 'TEMP', 'LOCALAPPDATA']

/** The most that 10,000 photographs may take, in milliseconds: one that hangs ends. */
const longest = 30 * 60_000

/** A4 in inches. */
const paper = { paperWidth: 8.27, paperHeight: 11.69 }

export const noChromium = (): AppError =>
  new AppError('export-unwritable', 'There is no Chromium on this computer, which makes the PDFs.', {
    hint: 'Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH; or export a web page and print it from your browser.',
  })

/**
 * Prints with a Chromium that is there. Its own sandbox is on, but for root on Linux, as whom it starts without only.
 * Rejects with `export-unwritable` where there is none or it fails, with the signal's reason once that is aborted, and
 * with what the file system throws.
 */
export const printWithChromium: PrintPage = async ({ page, pdf, folder, signal }) => {
  const path = findChromium()
  if (path === null) throw noChromium()
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const own = [...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'profile')}`]
  const env = Object.fromEntries(kept())
  const child = spawn(path, [...flags, ...own, 'about:blank'], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own: what stands under its name may be a script that starts it.
    detached: process.platform !== 'win32',
  })
  const ended = new Promise<void>((resolve) =>
    child.on('error', () => resolve()).on('close', () => resolve()),
  )
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longest)])
  const stop = (): void => kill(child)
  limit.addEventListener('abort', stop, { once: true })
  try {
    limit.throwIfAborted()
    const [, , , requests, replies] = child.stdio
    await print(devTools(requests as Writable, replies as Readable), page, pdf)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Error && 'syscall' in error) throw error
    throw new AppError('export-unwritable', 'Chromium made no PDF.', {
      hint: 'Export fewer photographs at once, or export a web page and print it from your browser.',
      cause: error,
    })
  } finally {
    limit.removeEventListener('abort', stop)
    kill(child)
    await ended
  }
}

const kept = (): [string, string][] =>
  inherited.flatMap((name): [string, string][] => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is over already.
  }
}

async function print({ send, next }: DevTools, page: string, pdf: string): Promise<void> {
  const { targetId } = z
    .object({ targetId: z.string() })
    .parse(await send('Target.createTarget', { url: 'about:blank' }))
  const { sessionId } = z
    .object({ sessionId: z.string() })
    .parse(await send('Target.attachToTarget', { targetId, flatten: true }))
  for (const domain of ['Inspector', 'Page']) await send(`${domain}.enable`, {}, sessionId)
  await send('Emulation.setScriptExecutionDisabled', { value: true }, sessionId)
  const loaded = next('Page.loadEventFired')
  await Promise.all([loaded, send('Page.navigate', { url: pathToFileURL(page).href }, sessionId)])
  const wanted = { ...paper, printBackground: true, preferCSSPageSize: true, transferMode: 'ReturnAsStream' }
  const { stream } = z.object({ stream: z.string() }).parse(await send('Page.printToPDF', wanted, sessionId))
  const file = await open(pdf, 'wx')
  try {
    for (let eof = false; !eof;) {
      const part = z
        .object({ data: z.string(), base64Encoded: z.boolean().optional(), eof: z.boolean() })
        .parse(await send('IO.read', { handle: stream, size: 1 << 20 }, sessionId))
      await file.writeFile(Buffer.from(part.data, part.base64Encoded ? 'base64' : 'latin1'))
      eof = part.eof
    }
  } finally {
    await file.close()
  }
}
