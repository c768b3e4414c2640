// Tables that are never changed in place. A change costs what was changed lately, not what the table holds.

type Layers<Value> = {
  base: ReadonlyMap<string, Value>
  /** What was changed since `base` was made; undefined for what is gone. */
  recent: ReadonlyMap<string, Value | undefined>
}

/** Beyond this a new base is made, which costs as much as the whole table. */
const mostRecent = 256

const layersOf = new WeakMap<ReadonlyMap<string, unknown>, Layers<unknown>>()

/** `table` with `changes`, of which undefined takes an entry away; `table` itself stays as it is. */
export function withChanges<Value>(
  table: ReadonlyMap<string, Value>,
  changes: ReadonlyMap<string, Value | undefined>,
): ReadonlyMap<string, Value> {
  const { base, recent } = (layersOf.get(table) as Layers<Value> | undefined) ?? {
    base: table,
    recent: new Map(),
  }
  const all = new Map([...recent, ...changes])
  return all.size > mostRecent || base.size < mostRecent
    ? flat({ base, recent: all })
    : layered({ base, recent: all })
}

function flat<Value>({ base, recent }: Layers<Value>): ReadonlyMap<string, Value> {
  const table = new Map(base)
  for (const [id, value] of recent) {
    if (value === undefined) table.delete(id)
    else table.set(id, value)
  }
  return table
}

function layered<Value>(layers: Layers<Value>): ReadonlyMap<string, Value> {
  const { base, recent } = layers
  let whole: ReadonlyMap<string, Value> | undefined
  const all = (): ReadonlyMap<string, Value> => (whole ??= flat(layers))
  const table: ReadonlyMap<string, Value> = {
    get: (id) => (recent.has(id) ? recent.get(id) : base.get(id)),
    has: (id) => (recent.has(id) ? recent.get(id) !== undefined : base.has(id)),
    get size() {
      return all().size
    },
    forEach: (callback) => all().forEach((value, id) => callback(value, id, table)),
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  }
  layersOf.set(table, layers)
  return table
}
