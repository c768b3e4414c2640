// Values as text, and back, as far as the structured clone algorithm takes them. Runs in Node and in the page: each
// function stands alone, because it goes to the page as source.

/** Every object gets a place in a table, so that shared ones stay shared and cycles end. Throws for what has no copy. */
export function encode(root: unknown): string {
  const places = new Map<object, number>()
  const table: unknown[] = []
  const content = (value: object): unknown => {
    if (value instanceof Date) return ['date', value.getTime()]
    if (value instanceof Map) return ['map', [...value].map(([key, each]) => [write(key), write(each)])]
    if (value instanceof Set) return ['set', [...value].map(write)]
    if (value instanceof Uint8Array) return ['bytes', [...value]]
    if (value instanceof Error) return ['error', value.name, value.message]
    if (Array.isArray(value)) return ['array', value.map(write)]
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError('An object could not be cloned.')
    return ['object', Object.entries(value).map(([key, each]) => [key, write(each)])]
  }
  const write = (value: unknown): unknown => {
    if (value === undefined) return ['undefined']
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (typeof value === 'number' && !Number.isFinite(value)) return ['number', String(value)]
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new TypeError('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return value
    const known = places.get(value)
    if (known !== undefined) return ['place', known]
    const place = table.push(null) - 1
    places.set(value, place)
    table[place] = content(value)
    return ['place', place]
  }
  const first = write(root)
  return JSON.stringify([first, table])
}

export function decode(text: string): unknown {
  type Entry = [kind: string, content: never, message: never]
  const [first, table] = JSON.parse(text) as [unknown, Entry[]]
  const made = new Map<number, unknown>()
  const keep = <Value>(place: number, value: Value): Value => {
    made.set(place, value)
    return value
  }
  const build = (place: number): unknown => {
    const [kind, content, message] = table[place] as Entry
    if (kind === 'date') return keep(place, new Date(content))
    if (kind === 'bytes') return keep(place, Uint8Array.from(content))
    if (kind === 'error') return keep(place, Object.assign(new Error(message), { name: content }))
    const parts: unknown[] = content
    if (kind === 'map') {
      const map = keep(place, new Map<unknown, unknown>())
      for (const [key, each] of parts as [unknown, unknown][]) map.set(read(key), read(each))
      return map
    }
    if (kind === 'set') {
      const set = keep(place, new Set<unknown>())
      for (const each of parts) set.add(read(each))
      return set
    }
    if (kind === 'array') {
      const array = keep(place, [] as unknown[])
      for (const each of parts) array.push(read(each))
      return array
    }
    const object = keep(place, {})
    for (const [key, each] of parts as [string, unknown][]) {
      Object.defineProperty(object, key, {
        value: read(each),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
    return object
  }
  const read = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value
    const [kind, content] = value as [string, never]
    if (kind === 'undefined') return undefined
    if (kind === 'bigint') return BigInt(content)
    if (kind === 'number') return Number(content)
    return made.has(content) ? made.get(content) : build(content)
  }
  return read(first)
}
