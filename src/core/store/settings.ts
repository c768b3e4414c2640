// The settings table: one row per setting that was ever changed. Never applies one.
import { z } from 'zod'
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings.ts'
import type { Database } from './db.ts'
import { jsonColumn, readRow } from './rows.ts'

export type SettingsPatch = { [Key in keyof Settings]?: Settings[Key] | undefined }

export type SettingsTable = {
  /** Every setting; the default where none is stored or the stored value is no longer valid. */
  get: () => Settings
  /** Stores the members of `patch`, returns all. */
  set: (patch: SettingsPatch) => Settings
}

const rowSchema = z.object({ key: z.string(), value: jsonColumn })

/** The settings table of `db`. */
export function settingsTable(db: Database): SettingsTable {
  const select = db.prepare('SELECT key, value FROM settings')
  const put = db.prepare(`
    INSERT INTO settings (key, value) VALUES (@key, @value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`)

  const get = (): Settings => {
    const stored = select.all().map((row) => readRow(rowSchema, row))
    const valid = stored.filter(
      ({ key, value }) =>
        settingsSchema
          .partial()
          .strict()
          .safeParse({ [key]: value }).success,
    )
    return { ...defaultSettings, ...Object.fromEntries(valid.map(({ key, value }) => [key, value])) }
  }

  return {
    get,
    set: (patch) =>
      db.transaction(() => {
        for (const [key, value] of Object.entries(patch)) {
          if (value !== undefined) put.run({ key, value: JSON.stringify(value) })
        }
        return get()
      }),
  }
}
