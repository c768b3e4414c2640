import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { AppError } from '../shared/errors.ts'

/** The program that opens a link, and its arguments. */
export function openerOf(platform: NodeJS.Platform, link: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', link]
  // Not `start`: that is a word of the shell, which would read characters of the link as its own.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', link]
  return ['xdg-open', link]
}

/** Hands `link` to the browser. Rejects with AppError `internal` when there is nothing that opens it. */
export async function openBrowser(
  link: string,
  [program, ...args] = openerOf(process.platform, link),
): Promise<void> {
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  try {
    await once(child, 'spawn')
  } catch (error) {
    throw new AppError('internal', 'The browser could not be opened. Open the link yourself.', {
      cause: error,
    })
  }
  child.unref()
}
