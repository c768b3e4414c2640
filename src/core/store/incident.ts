// What was found wrong when a data folder was opened, in words for the person who owns it. Never repairs anything.
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Replacement } from './replace.ts'

/**
 * `replaced`: the database was damaged or missing; a backup took its place if there was one (`fromBackup`), and
 * `salvaged` rows were saved from the damaged file. `swapped`: it is sound, and another one than was last used here.
 * `log-lost`: the last changes before a crash are gone.
 */
export type Incident =
  | { kind: 'replaced'; message: string; fromBackup: boolean; salvaged: number }
  | { kind: 'swapped' | 'log-lost'; message: string }

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

export function swapped(): Incident {
  const sentences = [
    'The database of this library is an older one, or another one, than was used here last.',
    'What was added or written since is not in it.',
    untouched,
  ]
  return { kind: 'swapped', message: sentences.join(' ') }
}

export function logLost(): Incident {
  const message = 'Mondrian was not closed properly, and the last changes before that are lost.'
  return { kind: 'log-lost', message }
}
