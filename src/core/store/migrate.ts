// Brings a database up to date, one transaction per migration. Never touches one from the future.
import { AppError } from '../../shared/errors.ts'
import type { Database } from './db.ts'
import type { Migration } from './migrations.ts'

/**
 * Runs the migrations that `db` lacks, each in a transaction of its own; a failure leaves the version before it.
 * `backUp` is called first when there is something to lose. Throws AppError `store-newer`.
 */
export function migrate(db: Database, migrations: readonly Migration[], backUp: () => void): void {
  const version = schemaVersion(db)
  if (version > migrations.length) throw newerStore()
  if (version === migrations.length) return
  if (version > 0) backUp()
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    db.transaction(() => {
      migration.up(db)
      db.exec(`PRAGMA user_version = ${index + 1}`)
    })
  }
}

/** How many migrations made this database. */
export function schemaVersion(db: Database): number {
  return db.pragma('user_version') as number
}

export function newerStore(): AppError {
  return new AppError('store-newer', 'This data folder belongs to a newer version of Mondrian.', {
    hint: 'Update Mondrian, or choose another data folder.',
  })
}
