import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as fixtures from '../../../test/fixtures/gguf/index.ts'
import { encodeHeader, type GgufFile, type Metadata } from '../../../test/fixtures/gguf/writer.ts'
import { AppError } from '../../shared/errors.ts'
import { readGgufHeader, type GgufHeader } from './ggufHeader.ts'

const folder = mkdtempSync(join(tmpdir(), 'gguf-header-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A whole file of some hundred bytes: a header and one tensor of 32 weights. */
function smallFile(metadata: Metadata = {}, tensors: GgufFile['tensors'] = [weights]): Buffer {
  const all: Metadata = {
    'general.architecture': { type: 'str', value: 'llama' },
    'general.name': { type: 'str', value: 'Größe 小' },
    'general.basename': { type: 'str', value: 'Größe' },
    'llama.rope.freq_base': { type: 'f32', value: 10000 },
    'llama.embedding_length': { type: 'u32', value: 64 },
    'llama.context_length': { type: 'u32', value: 2048 },
    'llama.block_count': { type: 'u32', value: 2 },
    'tokenizer.ggml.tokens': { type: 'strs', value: ['a', '<｜end｜>', '', ''] },
    'tokenizer.ggml.token_type': { type: 'i32s', value: [1, 3, 2, 1] },
    ...metadata,
  }
  return Buffer.concat([encodeHeader({ metadata: all, tensors }), Buffer.alloc(128)])
}
const weights: GgufFile['tensors'][number] = { name: 'w', shape: [32], type: 'F32', bytes: () => [] }

function read(bytes: Uint8Array): GgufHeader {
  const path = join(folder, 'model.gguf')
  writeFileSync(path, bytes)
  return readGgufHeader(path)
}

/** The code of the refusal, or `accepted`; any other error is none of the reader's business and is thrown. */
function outcome(bytes: Uint8Array): string {
  try {
    read(bytes)
    return 'accepted'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

test.each([
  ['general.type', 'imatrix', /imatrix/],
  ['general.type', 'mmproj', /eyes/],
  ['general.architecture', 'eagle3', /helper of a model/],
  ['general.architecture', 'dflash', /helper of a model/],
])('%s %s is no model', (key, value, sentence) => {
  expect(() => read(smallFile({ [key]: { type: 'str', value } }))).toThrow(sentence)
})

test('the temperature that its makers advise is read, where it can be meant', () => {
  const advised = (value: number): number | null =>
    read(smallFile({ 'general.sampling.temp': { type: 'f32', value } })).temperature
  expect(advised(0.5)).toBe(0.5)
  expect([Number.NaN, -1, 1e9].map(advised)).toEqual([null, null, null])
})

test('a whole file is accepted and says what it is', () => {
  expect(read(smallFile())).toEqual({
    name: 'Größe 小',
    memory: {
      kept: [{ count: 2, width: 0, window: null }],
      stateNumbers: 0,
      vocabularySize: 4,
      width: 64,
      feedForward: 0,
    },
    basename: 'Größe',
    baseModel: null,
    architecture: 'llama',
    width: 64,
    parameters: 32,
    contextLength: 2048,
    layers: 2,
    temperature: null,
    controlTokens: ['<｜end｜>', '[EMPTY_2]'],
  })
})

test.each([
  ['truncated', fixtures.truncated, 'model-damaged', /only \d+ % of it is there/],
  ['empty', fixtures.emptyFile, 'model-damaged', /empty/],
  ['not GGUF', fixtures.badMagic, 'model-unsupported', /GGUF/],
  ['larger than the file', fixtures.sizesBeyondFile, 'model-damaged', /only 0 %/],
  ['with a word twice', fixtures.duplicateVocabulary, 'model-damaged', /same word twice/],
  ['a projector', fixtures.projector, 'model-unsupported', /eyes of a vision model \(mmproj\)/],
] as const)('a file that is %s is refused in a sentence', async (_, fixture, code, sentence) => {
  const path = await fixture()
  expect(() => readGgufHeader(path)).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(sentence) }),
  )
})

test('a missing file, a folder and a text file are told apart', () => {
  expect(() => readGgufHeader(join(folder, 'none.gguf'))).toThrow(
    expect.objectContaining({ code: 'model-missing' }),
  )
  expect(() => readGgufHeader('no\0path')).toThrow(expect.objectContaining({ code: 'model-missing' }))
  expect(() => readGgufHeader(folder)).toThrow(expect.objectContaining({ code: 'model-unsupported' }))
  expect(outcome(Buffer.from('Dear model,'))).toBe('model-unsupported')
})

test('tokens that llama.cpp takes for equal are equal here', () => {
  const tokens = (...value: string[]): Metadata => ({ 'tokenizer.ggml.tokens': { type: 'strs', value } })
  expect(outcome(smallFile(tokens('a', 'a\0b')))).toBe('model-damaged')
  expect(outcome(smallFile(tokens('', '[EMPTY_0]')))).toBe('model-damaged')
  expect(outcome(smallFile(tokens('a', 'A', ' a')))).toBe('accepted')
})

test('other versions and packings are unsupported, shapes that cannot be are damage', () => {
  const version = smallFile()
  version.writeUInt32LE(9, 4)
  expect(outcome(version)).toBe('model-unsupported')
  expect(outcome(smallFile({}, []))).toBe('model-damaged')
  expect(outcome(smallFile({}, [{ ...weights, shape: [32, 0] }]))).toBe('model-damaged')
  expect(outcome(smallFile({}, [{ ...weights, shape: [32, 2 ** 50, 2 ** 50] }]))).toBe('model-damaged')
})

test('claimed counts and lengths cost nothing', () => {
  const header = smallFile()
  for (const count of [2n ** 20n, 2n ** 40n, 2n ** 63n]) {
    for (const at of [8, 16, 24]) {
      const bytes = Buffer.from(header)
      bytes.writeBigUInt64LE(count, at)
      expect(outcome(bytes)).toBe('model-damaged')
    }
  }
})

test('a file cut at any byte is refused', () => {
  const whole = smallFile()
  for (let length = 0; length < whole.length; length++) {
    expect(outcome(whole.subarray(0, length))).toMatch(/^model-/)
  }
})

test('property: any bytes and any flipped bits are accepted or refused, never more', () => {
  const whole = smallFile()
  const flips = fc.array(fc.tuple(fc.nat(whole.length - 129), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
  })
  const damagedFile = flips.map((all) => {
    const bytes = Buffer.from(whole)
    for (const [at, bits] of all) bytes[at] = (bytes[at] ?? 0) ^ bits
    return bytes
  })
  const noise = fc.uint8Array({ maxLength: 400 })
  const noiseAfterMagic = noise.map((bytes) => Buffer.concat([whole.subarray(0, 8), bytes]))
  fc.assert(
    fc.property(fc.oneof(damagedFile, noise, noiseAfterMagic), (bytes) => {
      expect(outcome(bytes)).toMatch(/^(accepted|model-.*)$/)
    }),
    { numRuns: 400 },
  )
})
