import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { damagedProjector, recital, visionRecital } from '../../../test/fixtures/gguf/index.ts'
import { encodeHeader, type Metadata } from '../../../test/fixtures/gguf/writer.ts'
import { AppError } from '../../shared/errors.ts'
import { readGgufHeader } from './ggufHeader.ts'
import { readProjectorHeader } from './projectorHeader.ts'

const folder = mkdtempSync(join(tmpdir(), 'projector-header-'))
afterAll(() => rmSync(folder, { recursive: true }))

const metadata: Metadata = {
  'general.architecture': { type: 'str', value: 'clip' },
  'clip.projector_type': { type: 'str', value: 'mlp' },
  'clip.vision.projection_dim': { type: 'u32', value: 768 },
}

function smallFile(lastLayer: string): Buffer {
  const tensors = [{ name: lastLayer, shape: [4, 8], type: 'F32' as const, bytes: () => [] }]
  return Buffer.concat([encodeHeader({ metadata, tensors }), Buffer.alloc(128)])
}

function read(bytes: Uint8Array): ReturnType<typeof readProjectorHeader> {
  const path = join(folder, 'mmproj.gguf')
  writeFileSync(path, bytes)
  return readProjectorHeader(path)
}

test('a projector fits the model that it was made for', async () => {
  const { path, projectorPath } = await visionRecital()
  const model = readGgufHeader(path)
  const eyes = readProjectorHeader(projectorPath)
  expect(eyes.width).toBe(model.width)
  expect(eyes).toMatchObject({ name: model.name, basename: model.basename, type: 'idefics3' })
})

test('what the last layer gives counts more than what the metadata say', () => {
  const eyes = { width: 0, feedForward: 0, patches: 0, patchesPerToken: 1 }
  expect(read(smallFile('mm.2.weight'))).toEqual({ name: null, basename: null, type: 'mlp', width: 8, eyes })
  expect(read(smallFile('mm.0.weight')).width).toBe(768)
})

test('a model and a cut file are refused in a sentence', async () => {
  const { path } = await recital()
  expect(() => readProjectorHeader(path)).toThrow(expect.objectContaining({ code: 'model-unsupported' }))
  const damaged = await damagedProjector()
  expect(() => readProjectorHeader(damaged)).toThrow(expect.objectContaining({ code: 'model-damaged' }))
})

test('property: flipped bits are accepted or refused, never more', () => {
  const whole = smallFile('mm.2.weight')
  const flips = fc.array(fc.tuple(fc.nat(whole.length - 129), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
  })
  fc.assert(
    fc.property(flips, (all) => {
      const bytes = Buffer.from(whole)
      for (const [at, bits] of all) bytes[at] = (bytes[at] ?? 0) ^ bits
      try {
        read(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(AppError)
      }
    }),
    { numRuns: 300 },
  )
})
