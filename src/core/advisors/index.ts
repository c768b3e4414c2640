// The advisors: those that ship with the app and those in the user's folder.
// Never lets one broken file keep the others away: it is named with its reason, and skipped.
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Advisor, AdvisorProblem } from '../../shared/advisors.ts'
import { AppError } from '../../shared/errors.ts'
import { parseAdvisor } from './parse.ts'

const maxBytes = 64 * 1024

/** `own`: ids of those in the user's folder. */
export type LoadedAdvisors = { advisors: Advisor[]; problems: AdvisorProblem[]; own: string[] }

/**
 * Every usable advisor, shipped ones first, each folder in the order of its file names. A user's advisor with
 * the id of a shipped one takes its place. `userDir` need not exist or be readable; `shippedDir` must (rejects with
 * the file system's own error otherwise).
 */
export async function loadAdvisors(folders: {
  shippedDir: string
  userDir: string
}): Promise<LoadedAdvisors> {
  const problems: AdvisorProblem[] = []
  const shipped = await loadFolder(folders.shippedDir, await readdir(folders.shippedDir), problems)
  const own = await loadFolder(folders.userDir, await namesIn(folders.userDir, problems), problems)
  return { advisors: [...new Map([...shipped, ...own]).values()], problems, own: [...own.keys()] }
}

async function loadFolder(
  folder: string,
  names: string[],
  problems: AdvisorProblem[],
): Promise<Map<string, Advisor>> {
  const advisors = new Map<string, Advisor>()
  for (const file of names.filter((name) => name.endsWith('.md')).toSorted()) {
    try {
      const advisor = parseAdvisor(await readAdvisorText(join(folder, file)))
      if (advisors.has(advisor.id)) throw invalid(`Another file before it has the id "${advisor.id}" too.`)
      advisors.set(advisor.id, advisor)
    } catch (error) {
      problems.push({ file, message: reason(error) })
    }
  }
  return advisors
}

async function namesIn(folder: string, problems: AdvisorProblem[]): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    if (code !== 'ENOENT') {
      problems.push({ file: basename(folder), message: `This folder could not be read (${code}).` })
    }
    return []
  }
}

/** The text of an advisor's file. Rejects with `advisor-invalid`, or with the file system's own error. */
export async function readAdvisorText(path: string): Promise<string> {
  const found = await stat(path)
  if (!found.isFile()) throw invalid('This is not a file.')
  if (found.size > maxBytes) throw invalid('This file is larger than 64 KB.')
  const bytes = await readFile(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('advisor-invalid', 'This file is not UTF-8 text.', { cause })
  }
}

/** A sentence for a broken file; anything else is a fault of ours and goes up. */
function reason(error: unknown): string {
  if (error instanceof AppError) return error.message
  const code = systemCode(error)
  if (code === undefined) throw error
  return `This file could not be read (${code}).`
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function invalid(message: string): AppError {
  return new AppError('advisor-invalid', message)
}
