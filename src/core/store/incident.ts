// What was found wrong when a data folder was opened, in words for the person who owns it. Never repairs anything.
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Backup } from './backups.ts'
import type { Replacement } from './replace.ts'

/**
 * `replaced`: the database was damaged or missing; a backup took its place if there was one (`fromBackup`), and
 * `salvaged` rows were saved from the damaged file. `swapped`: it is sound, and another one than was last used here.
 * `log-lost`: the last changes before a crash are gone. `foreign-log`: changes of another database lay beside it.
 */
export type Incident =
  | { kind: 'replaced'; message: string; fromBackup: boolean; salvaged: number }
  | { kind: 'swapped' | 'log-lost' | 'foreign-log'; message: string }

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const untouched = 'No photograph was deleted.'

export function replaced({ missing, restored, salvaged, setAside }: Replacement): Incident {
  const saved = `${salvaged} ${salvaged === 1 ? 'entry was' : 'entries were'} saved from the damaged file`
  const sentences = [
    missing ? 'The database of this library was missing.' : 'The database of this library was damaged.',
    restored ? `The backup of ${time.format(restored.at)} was restored.` : 'There was no backup to restore.',
    ...(existsSync(setAside) ? [`${saved}, which is kept as ${basename(setAside)}.`] : []),
    restored ? 'What came later may be lost.' : 'Photographs and critiques may be missing from the list.',
    untouched,
  ]
  return { kind: 'replaced', message: sentences.join(' '), fromBackup: restored !== null, salvaged }
}

/** `kept` is the backup from before that stays whatever backups follow; null without any. */
export function swapped(kept: Backup | null): Incident {
  const sentences = [
    'The database of this library is an older one, or another one, than was used here last.',
    'What was added or written since is not in it.',
    ...keptSentence(kept),
    untouched,
  ]
  return { kind: 'swapped', message: sentences.join(' ') }
}

/** `setAside` is the name the log has now; `isLost`: this computer had changes of its own in a log that is gone. */
export function foreignLog({ setAside, kept, isLost }: ForeignLog): Incident {
  const sentences = [
    'Changes of another computer lay beside the database of this library, as a synchronizing program leaves them.',
    `They do not belong to it and were set aside as ${basename(setAside)}.`,
    ...(isLost ? ['The last changes of this computer may be lost.'] : []),
    ...keptSentence(kept),
    'Let no program synchronize the data folder.',
    untouched,
  ]
  return { kind: 'foreign-log', message: sentences.join(' ') }
}
type ForeignLog = { setAside: string; kept: Backup | null; isLost: boolean }

const keptSentence = (kept: Backup | null): string[] =>
  kept ? [`The backup of ${time.format(kept.at)} is kept as backups/${basename(kept.file)}.`] : []

export function logLost(): Incident {
  const message = 'Mondrian was not closed properly, and the last changes before that are lost.'
  return { kind: 'log-lost', message }
}
