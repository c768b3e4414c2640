import type { Database } from './db.ts'

/**
 * `db`, of which no write begins where `assertHere` throws. What reads, and statements that are read from (`get`),
 * are let through.
 */
export function guarded(db: Database, assertHere: () => void): Database {
  let depth = 0
  const begin = (): void => {
    if (depth === 0) assertHere()
  }
  return {
    ...db,
    prepare: (sql) => {
      const statement = db.prepare(sql)
      return {
        ...statement,
        run: (params) => {
          begin()
          return statement.run(params)
        },
      }
    },
    transaction: (action) => {
      begin()
      depth++
      try {
        return db.transaction(action)
      } finally {
        depth--
      }
    },
  }
}
