// Turns what SQLite and the file system throw into AppErrors a photographer understands. Never hides an error.
import { AppError, type ErrorCode } from '../../shared/errors.ts'

type Rule = { pattern: RegExp; code: ErrorCode; message: string; hint: string }

/** The first rule that matches SQLite's extended result code, or Node's `errno` name, wins. */
const rules: readonly Rule[] = [
  {
    // SQLite grows its shared memory file before use: without room that, too, fails as an I/O error.
    pattern: /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/,
    code: 'disk-full',
    message: 'The disk is full, so nothing more can be saved.',
    hint: 'Free some space; work goes on by itself.',
  },
  {
    pattern: /^SQLITE_(BUSY|LOCKED)/,
    code: 'store-busy',
    message: 'The database is busy.',
    hint: 'Close other programs that use the data folder.',
  },
  {
    pattern: /^SQLITE_(CORRUPT|NOTADB)/,
    code: 'store-damaged',
    message: 'The database is damaged.',
    hint: 'Start Mondrian again: it sets the damaged file aside and restores the newest backup.',
  },
  {
    pattern: /^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST)$)/,
    code: 'store-unwritable',
    message: 'Mondrian cannot write to its data folder.',
    hint: 'Check the permissions of the folder, or choose another one.',
  },
]

/** The AppError for an error of SQLite or the file system; any other value comes back as it was. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const { code } = error
  const rule = rules.find(({ pattern }) => pattern.test(code))
  return rule ? new AppError(rule.code, rule.message, { hint: rule.hint, cause: error }) : error
}

/** Runs `action` and rethrows what it throws as `storeError` words it. */
export function inStoreWords<Result>(action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw storeError(error)
  }
}

/** What `read` returns, or undefined when it meets damage. */
export function unlessDamaged<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof AppError && error.code === 'store-damaged') return undefined
    throw error
  }
}
