import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { attemptTable } from './attempts.ts'
import { critiqueTable } from './critiques.ts'
import { openDatabase, type Database } from './db.ts'
import { endingTable } from './endings.ts'
import { factTable } from './facts.ts'
import { pageSql } from './finding.ts'
import { jobHistory } from './history.ts'
import { jobTable } from './jobs.ts'
import { leaseTable } from './leases.ts'
import { markTable } from './marks.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { queueOrder } from './queueOrder.ts'
import { messageTable } from './messages.ts'
import { modelTestTable } from './modelTests.ts'
import { photoTable } from './photos.ts'
import { sortSchema, type PhotoFilter } from '../../shared/findCommand.ts'
import { temporaryFolder } from './store.fixture.ts'
import { threadRowTable } from './threadRows.ts'
import { threadTable } from './threads.ts'
import { trafficTable } from './traffic.ts'

/** Every statement that the tables prepare, and a database to explain them. */
function statements(): { db: Database; prepared: string[] } {
  const db = openDatabase(join(temporaryFolder(), 'test.db'))
  onTestFinished(db.close)
  migrate(db, migrations, () => undefined)
  const prepared: string[] = []
  const recording: Database = {
    ...db,
    prepare: (sql) => {
      prepared.push(sql)
      return db.prepare(sql)
    },
  }
  const attempts = attemptTable(recording)
  const critiques = critiqueTable(recording)
  const leases = leaseTable(recording, attempts)
  jobTable(recording, attempts, critiques)
  endingTable(recording, { leases, attempts, critiques })
  const others = [
    jobHistory,
    queueOrder,
    photoTable,
    factTable,
    markTable,
    modelTestTable,
    threadTable,
    threadRowTable,
    messageTable,
    trafficTable,
  ]
  for (const table of others) table(recording)
  return { db, prepared }
}

function plan(db: Database, sql: string): string[] {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null])
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Object.fromEntries(names)) as { detail: string }[]
  return rows.map(({ detail }) => detail)
}

/**
 * A search without a condition in brackets looks at every row too: for a minimum or a maximum. A full-text search is an
 * index of its own.
 */
const slowStep = /^SCAN (?!CONSTANT ROW|messages_search VIRTUAL TABLE INDEX 0:M)|TEMP B-TREE|^SEARCH [^(]+$/

it('no query reads a whole table or sorts: none gets slower as the library grows', () => {
  const { db, prepared } = statements()
  expect(prepared.length).toBeGreaterThan(30)
  const slow = prepared.flatMap((sql) =>
    plan(db, sql)
      .filter((detail) => slowStep.test(detail))
      .map((detail) => `${detail}: ${sql.trim()}`),
  )
  expect(slow).toEqual([])
})

/** A search in words is one in an index, too; in the order of arrival it stops with its page. */
const inWords = /^SCAN search VIRTUAL TABLE INDEX \d+:M/

it('no page of what was found is sorted: rows are walked in the order that is asked for', () => {
  const { db } = statements()
  const filters: PhotoFilter[] = [
    {},
    {
      rating: { min: 3 },
      iso: { max: 400 },
      focalLength: { min: 20 },
      score: { min: 5 },
      taken: { from: '2020-01-01' },
    },
    { flags: ['none', 'pick'], labels: ['none'], contradicted: false },
  ]
  const slow = filters.flatMap((filter) =>
    sortSchema.options.flatMap((sort) => {
      // Words in another order than that of arrival are looked for all at once.
      const matches = sort === 'added' ? [null, 'pier'] : [null]
      return matches.flatMap((match) => {
        const { sql } = pageSql(filter, match, sort)
        return plan(db, sql).filter((detail) => slowStep.test(detail) && !inWords.test(detail))
      })
    }),
  )
  expect(slow).toEqual([])
  expect(plan(db, pageSql({ flags: ['pick'] }, null, 'added').sql)).toEqual([
    expect.stringContaining('traits_flag (flag=? AND number<?)'),
  ])
})
