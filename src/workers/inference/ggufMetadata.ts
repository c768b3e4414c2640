// Reads the key-value part of a GGUF header. Keeps what decides how a file can be used and passes over the rest.
import { damaged, type GgufReader } from './ggufReader.ts'

export type Metadata = {
  /** Latin-1, so that different bytes stay different; `toText` makes text of it. */
  strings: Map<string, string>
  /** Whole numbers only. */
  numbers: Map<string, number>
  /** 32-bit numbers with a fraction. */
  floats: Map<string, number>
  /** Short lists of whole numbers, one for each layer as a rule; yes and no are 1 and 0. */
  lists: Map<string, number[]>
  /** How many tokens the vocabulary has. */
  vocabularySize: number
  alignment: number
  /** What only the chat template may say, e.g. `<|im_end|>`. */
  controlTokens: string[]
}

const maxTokens = 4_000_000
/** No known model has more layers. */
const maxListed = 1024
const u16Type = 2
const u32Type = 4
const i32Type = 5
const f32Type = 6
const boolType = 7
const stringType = 8
const arrayType = 9
const u64Type = 10
/** Bytes of each value type of fixed size, by its number in the format. */
const valueBytes = new Map([
  [0, 1],
  [1, 1],
  [u16Type, 2],
  [3, 2],
  [u32Type, 4],
  [i32Type, 4],
  [f32Type, 4],
  [boolType, 1],
  [u64Type, 8],
  [11, 8],
  [12, 8],
])
/** Kinds of tokens: unknown, control. */
const controlTypes = new Set([2, 3])

/** Reads `count` entries; throws model-damaged. `until` ends it early, after the entry that makes it true. */
export function readMetadata(
  reader: GgufReader,
  count: number,
  until: (metadata: Metadata) => boolean = () => false,
): Metadata {
  const metadata: Metadata = {
    strings: new Map(),
    numbers: new Map(),
    floats: new Map(),
    lists: new Map(),
    vocabularySize: 0,
    alignment: 32,
    controlTokens: [],
  }
  const vocabulary: Vocabulary = { tokens: [], types: [] }
  for (let i = 0; i < count && !until(metadata); i++) {
    const key = reader.str()
    const type = reader.u32()
    if (type === arrayType) readArray(reader, key, vocabulary, metadata.lists)
    else if (type === stringType) metadata.strings.set(key, reader.str())
    else if (key === 'general.alignment') metadata.alignment = readAlignment(reader, type)
    else if (type === u32Type || type === i32Type) metadata.numbers.set(key, reader.u32())
    else if (type === u16Type) metadata.numbers.set(key, reader.u16())
    else if (type === f32Type) metadata.floats.set(key, reader.take(4).readFloatLE())
    else if (type === u64Type) metadata.numbers.set(key, reader.u64())
    else reader.skip(sizeOf(type))
  }
  const { tokens, types } = vocabulary
  metadata.vocabularySize = tokens.length
  metadata.controlTokens = tokens
    .filter((_, id) => controlTypes.has(types[id] ?? 0))
    .flatMap((token) => toText(token) ?? [])
  return metadata
}

/** Latin-1 back to the bytes it stands for, read as UTF-8. */
export function toText(latin1: string | undefined): string | null {
  return latin1 ? Buffer.from(latin1, 'latin1').toString('utf8') : null
}

type Vocabulary = { tokens: string[]; types: number[] }

function readAlignment(reader: GgufReader, type: number): number {
  const value = type === u32Type ? reader.u32() : 0
  if (value === 0 || (value & (value - 1)) !== 0) throw damaged('its alignment is not a power of two')
  return value
}

function readArray(reader: GgufReader, key: string, vocabulary: Vocabulary, lists: Metadata['lists']): void {
  const type = reader.u32()
  const count = reader.u64()
  if (key === 'tokenizer.ggml.token_type' && type === i32Type) {
    if (count > maxTokens) throw damaged('it claims an impossible size')
    for (let i = 0; i < count; i++) vocabulary.types.push(reader.u32())
    return
  }
  if (count <= maxListed && (type === u32Type || type === i32Type || type === boolType)) {
    const read = (): number => (type === boolType ? reader.take(1).readUInt8() : reader.u32())
    lists.set(
      key,
      Array.from({ length: count }, () => read()),
    )
    return
  }
  if (type !== stringType) return reader.skip(sizeOf(type) * count)
  if (count > maxTokens) throw damaged('it claims an impossible size')
  if (key === 'tokenizer.ggml.tokens') {
    vocabulary.tokens = readVocabulary(reader, count)
    return
  }
  for (let i = 0; i < count; i++) reader.skip(reader.u64())
}

/** llama.cpp aborts on two equal tokens; it reads them up to the first NUL and gives empty ones a name of their own. */
function readVocabulary(reader: GgufReader, count: number): string[] {
  const seen = new Set<string>()
  for (let i = 0; i < count; i++) {
    const token = reader.str().split('\0', 1)[0] || `[EMPTY_${i}]`
    if (seen.has(token)) throw damaged('its vocabulary holds the same word twice')
    seen.add(token)
  }
  return [...seen]
}

function sizeOf(type: number): number {
  const bytes = valueBytes.get(type)
  if (bytes === undefined) throw damaged('its header holds a value of unknown kind')
  return bytes
}
