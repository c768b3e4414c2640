import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holdLock } from '../../src/core/store/db.ts'
import { decode, encode } from './wire.ts'

/** What a later instance says to the first one. */
export type Greeting = { argv: string[]; folder: string; data: unknown }

/** A lock on `dir` that ends with the process that holds it, however it ends; null where another one holds it. */
export function takeLock(dir: string): (() => void) | null {
  try {
    return holdLock(join(dir, 'SingletonLock'))
  } catch {
    return null
  }
}

const inbox = (dir: string): string => join(dir, 'greetings')

/** Written at once: a later instance may end with the next line. */
export function greet(dir: string, greeting: Greeting): void {
  mkdirSync(inbox(dir), { recursive: true })
  const draft = join(dir, `greeting-${randomUUID()}`)
  writeFileSync(draft, encode(greeting))
  renameSync(draft, join(inbox(dir), randomUUID()))
}

/** Calls back for every greeting, also for those that came before. */
export function receiveGreetings(dir: string, onGreeting: (greeting: Greeting) => void): void {
  mkdirSync(inbox(dir), { recursive: true })
  const read = (): void => {
    for (const name of readdirSync(inbox(dir))) {
      const file = join(inbox(dir), name)
      onGreeting(decode(readFileSync(file, 'utf8')) as Greeting)
      rmSync(file)
    }
  }
  watch(inbox(dir), read).unref()
  read()
}
