// Opens a GGUF file (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md) and reads its header part by part.
// Never loads weights; refuses what would make llama.cpp fail late or abort the whole process.
import { closeSync, openSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { tensorByteLength } from './ggmlTypes.ts'
import { createGgufReader, damaged, type GgufReader } from './ggufReader.ts'
import { statModelFile } from './modelFile.ts'

export type GgufFile = { reader: GgufReader; bytes: number; tensorCount: number; entryCount: number }

export type Tensor = { name: string; shape: number[] }

const maxMetadataEntries = 65_536
const maxTensors = 65_536
const maxDimensions = 4

/**
 * Hands the file to `read`, positioned at its metadata. `windowBytes`: how much is read from the disk at once.
 * Throws model-missing (no such file), model-damaged (empty, impossible counts) or model-unsupported (not GGUF,
 * another version), and what `read` throws.
 */
export function withGgufFile<T>(path: string, read: (file: GgufFile) => T, windowBytes?: number): T {
  const { bytes } = statModelFile(path)
  if (bytes === 0) throw damaged('it is empty')
  const descriptor = open(path)
  try {
    const reader = createGgufReader(descriptor, bytes, windowBytes)
    return read({ reader, bytes, ...readCounts(reader, bytes) })
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

function readCounts(reader: GgufReader, bytes: number): { tensorCount: number; entryCount: number } {
  if (bytes < 4 || reader.take(4).toString('latin1') !== 'GGUF') {
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
  return { tensorCount, entryCount }
}

/**
 * Reads the list of tensors, after the metadata, and compares the file's size with the end of the last one.
 * `isPart`: one of several files, which may hold none.
 */
export function readTensors(
  { reader, bytes, tensorCount }: GgufFile,
  alignment: number,
  isPart = false,
): Tensor[] {
  if (tensorCount === 0 && isPart) return []
  if (tensorCount === 0) throw damaged('it holds no weights')
  const tensors: Tensor[] = []
  let dataBytes = 0
  for (let i = 0; i < tensorCount; i++) {
    const name = reader.str()
    const dimensions = reader.u32()
    if (dimensions === 0 || dimensions > maxDimensions) throw damaged('a part of it has no possible shape')
    const shape = Array.from({ length: dimensions }, () => reader.u64())
    const size = tensorByteLength(reader.u32(), shape)
    if (size === null) {
      throw new AppError('model-unsupported', 'This model is packed in a way that is not known here.')
    }
    if (!Number.isFinite(size) || size <= 0) throw damaged('a part of it has no possible shape')
    dataBytes = Math.max(dataBytes, reader.u64() + size)
    tensors.push({ name, shape })
  }
  const needed = Math.ceil(reader.offset() / alignment) * alignment + dataBytes
  if (needed > bytes) throw damaged(`only ${percent(bytes / needed)} of it is there`)
  return tensors
}

function percent(share: number): string {
  return `${Math.min(99, Math.floor(share * 100))} %`
}
