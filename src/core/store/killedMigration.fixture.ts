// A process that dies in the middle of a migration. Argument: the database file.
import { openDatabase } from './db.ts'
import { migrate } from './migrate.ts'
import { migrations, type Migration } from './migrations.ts'

const deadly: Migration = {
  name: 'deadly',
  up: (db) => {
    db.exec('CREATE TABLE half (done TEXT)')
    db.exec('DROP TABLE critiques')
    process.kill(process.pid, 'SIGKILL')
  },
}

const db = openDatabase(String(process.argv[2]))
migrate(db, migrations, () => undefined)
migrate(db, [...migrations, deadly], () => undefined)
