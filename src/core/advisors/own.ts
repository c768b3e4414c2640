// Advisors of a person's own: files in their folder, written whole or not at all. Shipped files are never written.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Advisor } from '../../shared/advisors.ts'
import { AppError } from '../../shared/errors.ts'
import { loadAdvisors, readAdvisorText } from './index.ts'
import { parseAdvisor } from './parse.ts'

export type AdvisorFolders = { shippedDir: string; userDir: string }

/** The text of an advisor's file, which `parseAdvisor` reads again. */
export function advisorText({ prompt, ...fields }: Advisor): string {
  return `---\n${stringify(fields)}---\n\n${prompt.trim()}\n`
}

/** The name of the file in `folder` that holds advisor `id`; undefined where none does. */
async function fileOf(folder: string, id: string): Promise<string | undefined> {
  for (const file of (await namesIn(folder)).filter((name) => name.endsWith('.md')).toSorted()) {
    const text = await readAdvisorText(join(folder, file)).catch(() => '')
    if (idIn(text) === id) return file
  }
  return undefined
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

function idIn(text: string): string | undefined {
  try {
    return parseAdvisor(text).id
  } catch {
    return undefined
  }
}

/**
 * Writes an advisor into the folder of a person's own; with `overwrite` in the place of the one with its id. Rejects with
 * `bad-request` where there is one and that is not wanted, `advisor-invalid` where its file could not be read again, and
 * `store-unwritable`.
 */
export async function saveAdvisor(
  folders: AdvisorFolders,
  advisor: Advisor,
  overwrite: boolean,
): Promise<Advisor> {
  const text = advisorText(advisor)
  const kept = parseAdvisor(text)
  const { userDir } = folders
  const { advisors } = await loadAdvisors(folders)
  if (!overwrite && advisors.some(({ id }) => id === kept.id)) {
    throw new AppError('bad-request', `There is an advisor with the id "${kept.id}" already.`, {
      hint: 'Give this one another id.',
    })
  }
  const taken = await namesIn(userDir)
  const known = await fileOf(userDir, kept.id)
  // A file of that name may be one that cannot be read: it stays.
  const free = [`${kept.id}.md`, `${kept.id}-own.md`].find((name) => !taken.includes(name))
  const name = known ?? free ?? `${kept.id}-${randomUUID()}.md`
  const part = join(userDir, `${randomUUID()}.part`)
  try {
    await mkdir(userDir, { recursive: true, mode: 0o700 })
    await writeFile(part, text, { flush: true })
    await rename(part, join(userDir, name))
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    throw unwritable(cause)
  }
  return kept
}

/**
 * The text of an advisor's file, and whether it is one of a person's own. Rejects with `not-found`, and as reading does.
 */
export async function readAdvisor(
  { shippedDir, userDir }: AdvisorFolders,
  id: string,
): Promise<{ name: string; text: string; own: boolean }> {
  for (const [folder, own] of [
    [userDir, true],
    [shippedDir, false],
  ] as const) {
    const file = await fileOf(folder, id)
    if (file !== undefined) return { name: `${id}.md`, text: await readAdvisorText(join(folder, file)), own }
  }
  throw new AppError('not-found', `There is no advisor called ${id}.`)
}

/** Removes the file of an advisor of a person's own, and returns its text. Rejects with `not-found`, `store-unwritable`. */
export async function removeAdvisor({ userDir }: AdvisorFolders, id: string): Promise<{ text: string }> {
  const file = await fileOf(userDir, id)
  if (file === undefined) throw new AppError('not-found', `There is no advisor of your own called ${id}.`)
  const text = await readAdvisorText(join(userDir, file))
  await rm(join(userDir, file)).catch((cause: unknown) => {
    throw unwritable(cause)
  })
  return { text }
}

const unwritable = (cause: unknown): AppError =>
  new AppError('store-unwritable', 'The folder of your own advisors cannot be written to.', {
    hint: 'Check the permissions of the folder "advisors" in the data folder, and whether its disk is full.',
    cause,
  })
