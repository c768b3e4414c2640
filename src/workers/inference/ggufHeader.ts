// Reads and checks the header of a GGUF file (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md) before any
// engine opens it. Never loads weights: it refuses what would make llama.cpp fail late or abort the whole process.
import { closeSync, openSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { tensorByteLength } from './ggmlTypes.ts'
import { createGgufReader, damaged, type GgufReader } from './ggufReader.ts'
import { statModelFile } from './modelFile.ts'

export type GgufHeader = {
  /** `general.name`; null where the file has none. */
  name: string | null
  /** `general.architecture`, e.g. "llama". */
  architecture: string
}

const maxMetadataEntries = 65_536
const maxTensors = 65_536
const maxTokens = 4_000_000
const maxDimensions = 4

const stringType = 8
const arrayType = 9
/** Bytes of each value type of fixed size, by its number in the format. */
const valueBytes = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
])

/** The few values of the metadata that decide whether the file can be used. */
type Metadata = { strings: Map<string, string>; alignment: number }

/**
 * Throws model-missing (no such file), model-damaged (empty, cut off, inconsistent) or model-unsupported (not GGUF,
 * another version, a projector). Reads the header only, and compares the file's size with the end of its last tensor.
 */
export function readGgufHeader(path: string): GgufHeader {
  const { bytes } = statModelFile(path)
  if (bytes === 0) throw damaged('it is empty')
  const descriptor = open(path)
  try {
    return parse(createGgufReader(descriptor, bytes), bytes)
  } finally {
    closeSync(descriptor)
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    throw new AppError('model-missing', 'The model file may not be read.', { cause: error })
  }
}

function parse(reader: GgufReader, fileBytes: number): GgufHeader {
  if (fileBytes < 4 || reader.take(4).toString('latin1') !== 'GGUF') {
    throw new AppError('model-unsupported', 'This file is not a model in the GGUF format.')
  }
  const version = reader.u32()
  if (version !== 2 && version !== 3) {
    throw new AppError('model-unsupported', 'This model file is in a version of GGUF that cannot be read.')
  }
  const tensorCount = reader.u64()
  const entryCount = reader.u64()
  if (tensorCount > maxTensors || entryCount > maxMetadataEntries)
    throw damaged('it claims an impossible size')
  const { strings, alignment } = readMetadata(reader, entryCount)
  const architecture = strings.get('general.architecture')
  if (!architecture) throw damaged('it does not say what kind of model it is')
  if (architecture === 'clip' || strings.get('general.type') === 'mmproj') {
    throw new AppError(
      'model-unsupported',
      'This file is the eyes of a vision model (mmproj), not the model itself.',
    )
  }
  if (tensorCount === 0) throw damaged('it holds no weights')
  checkTensors(reader, tensorCount, alignment, fileBytes)
  return { name: toText(strings.get('general.name')), architecture }
}

/** Latin-1 back to the bytes it stands for, read as UTF-8. */
function toText(latin1: string | undefined): string | null {
  return latin1 ? Buffer.from(latin1, 'latin1').toString('utf8') : null
}

function readMetadata(reader: GgufReader, count: number): Metadata {
  const metadata: Metadata = { strings: new Map(), alignment: 32 }
  for (let i = 0; i < count; i++) {
    const key = reader.str()
    const type = reader.u32()
    if (type === arrayType) readArray(reader, key)
    else if (type === stringType) metadata.strings.set(key, reader.str())
    else if (key === 'general.alignment') metadata.alignment = readAlignment(reader, type)
    else reader.skip(sizeOf(type))
  }
  return metadata
}

function readAlignment(reader: GgufReader, type: number): number {
  const value = type === 4 ? reader.u32() : 0
  if (value === 0 || (value & (value - 1)) !== 0) throw damaged('its alignment is not a power of two')
  return value
}

function readArray(reader: GgufReader, key: string): void {
  const type = reader.u32()
  const count = reader.u64()
  if (type !== stringType) return reader.skip(sizeOf(type) * count)
  if (count > maxTokens) throw damaged('it claims an impossible size')
  if (key === 'tokenizer.ggml.tokens') return checkVocabulary(reader, count)
  for (let i = 0; i < count; i++) reader.skip(reader.u64())
}

/** llama.cpp aborts on two equal tokens; it reads them up to the first NUL and gives empty ones a name of their own. */
function checkVocabulary(reader: GgufReader, count: number): void {
  const seen = new Set<string>()
  for (let i = 0; i < count; i++) {
    const token = reader.str().split('\0', 1)[0] || `[EMPTY_${i}]`
    if (seen.has(token)) throw damaged('its vocabulary holds the same word twice')
    seen.add(token)
  }
}

function sizeOf(type: number): number {
  const bytes = valueBytes.get(type)
  if (bytes === undefined) throw damaged('its header holds a value of unknown kind')
  return bytes
}

function checkTensors(reader: GgufReader, count: number, alignment: number, fileBytes: number): void {
  let dataBytes = 0
  for (let i = 0; i < count; i++) {
    reader.str()
    const dimensions = reader.u32()
    if (dimensions === 0 || dimensions > maxDimensions) throw damaged('a part of it has no possible shape')
    const shape = Array.from({ length: dimensions }, () => reader.u64())
    const bytes = tensorByteLength(reader.u32(), shape)
    if (bytes === null) {
      throw new AppError('model-unsupported', 'This model is packed in a way that is not known here.')
    }
    if (!Number.isFinite(bytes) || bytes <= 0) throw damaged('a part of it has no possible shape')
    dataBytes = Math.max(dataBytes, reader.u64() + bytes)
  }
  const needed = Math.ceil(reader.offset() / alignment) * alignment + dataBytes
  if (needed > fileBytes) throw damaged(`only ${percent(fileBytes / needed)} of it is there`)
}

function percent(share: number): string {
  return `${Math.min(99, Math.floor(share * 100))} %`
}
