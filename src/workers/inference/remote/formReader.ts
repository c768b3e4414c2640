// Makes the text of a form out of the JSON that a model writes, while it writes it.
import type { FormField, TextForm } from '../../../shared/textForm.ts'

export type FormReader = {
  /** The text that this piece adds. */
  push: (piece: string) => string
  /** What was held back, at the end. */
  end: () => string
}

/** Asks for more while it has read everything. */
type Reading<Value = void> = Generator<undefined, Value, undefined>

const isSpace = (character: string): boolean => /\s/.test(character)
const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** What is no JSON object passes as it is: a server may take a schema and not hold its model to it. */
export function createFormReader(form: TextForm): FormReader {
  const fields = new Map(form.map((field) => [field.key, field]))
  /** Keys of fields that have a text. */
  const written = new Set<string>()
  let unread = ''
  let at = 0
  let text = ''

  function* next(): Reading<string> {
    while (at >= unread.length) yield undefined
    return unread[at++]!
  }
  function* solid(): Reading<string> {
    let character = yield* next()
    while (isSpace(character)) character = yield* next()
    return character
  }
  /** After the opening quotation mark; `take` hears every UTF-16 unit. */
  function* string(take: (unit: string) => void): Reading {
    for (;;) {
      const character = yield* next()
      if (character === '"') return
      if (character !== '\\') {
        take(character)
        continue
      }
      const escaped = yield* next()
      if (escaped !== 'u') take(escapes[escaped] ?? escaped)
      else {
        let code = ''
        while (code.length < 4) code += yield* next()
        take(String.fromCharCode(Number.parseInt(code, 16) || 0xfffd))
      }
    }
  }
  /** Anything but a string or a list of strings, to its end. */
  function* other(first: string): Reading {
    let depth = 0
    for (let character = first; ; character = yield* next()) {
      if (character === '"') yield* string(() => undefined)
      else if (character === '{' || character === '[') depth++
      else if (character === '}' || character === ']') {
        // The end of what it stands in.
        if (depth === 0) return void at--
        depth--
      } else if (character === ',' && depth === 0) return void at--
    }
  }
  /** Writes a line as it comes; what would begin another one or an aside is left out of it. */
  const writing = (opening: string) => {
    let hasBegun = false
    return {
      take: (unit: string): void => {
        if (unit === '#' || (!hasBegun && isSpace(unit))) return
        if (!hasBegun) text += opening
        hasBegun = true
        text += /[\r\n]/.test(unit) ? ' ' : unit
      },
      hasBegun: () => hasBegun,
    }
  }
  function* value(field: FormField | undefined): Reading {
    const first = yield* solid()
    const isWanted = field !== undefined && (field.needs === undefined || written.has(field.needs))
    if (first === '"') {
      if (isWanted && field.kind === 'word') yield* word(field)
      else {
        const line = writing(field?.before ?? '')
        yield* string(isWanted ? line.take : () => undefined)
        if (line.hasBegun() && field) close(field)
      }
    } else if (first === '[' && field && isWanted && (field.kind === 'bullets' || field.kind === 'numbers')) {
      yield* list(field)
    } else yield* other(first)
  }
  const close = (field: FormField): void => {
    text += field.after
    written.add(field.key)
  }
  function* word(field: FormField): Reading {
    let said = ''
    yield* string((unit) => (said += unit))
    if (!field.words?.includes(said)) return
    text += field.before + said
    close(field)
  }
  function* list(field: FormField): Reading {
    let count = 0
    for (let first = yield* solid(); first !== ']'; first = yield* solid()) {
      if (first === ',') continue
      if (first !== '"') {
        yield* other(first)
        continue
      }
      const mark = field.kind === 'numbers' ? `${count + 1}. ` : '- '
      const line = writing(`${count === 0 ? field.before : ''}${mark}`)
      yield* string(line.take)
      if (!line.hasBegun()) continue
      text += '\n'
      count++
    }
    if (count > 0) close(field)
  }
  function* all(): Reading {
    const first = yield* solid()
    if (first !== '{') {
      text += first
      for (;;) {
        const more = yield* next()
        text += more
      }
    }
    for (;;) {
      const mark = yield* solid()
      if (mark === '}') return
      if (mark !== '"') continue
      let key = ''
      yield* string((unit) => (key += unit))
      while ((yield* solid()) !== ':') continue
      yield* value(fields.get(key))
    }
  }

  const reading = all()
  const take = (): string => {
    reading.next()
    unread = unread.slice(at)
    at = 0
    // Half a character waits for its other half.
    const whole = /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length
    const said = text.slice(0, whole)
    text = text.slice(whole)
    return said
  }
  return {
    push: (piece) => {
      unread += piece
      return take()
    },
    end: () => text.toWellFormed(),
  }
}
