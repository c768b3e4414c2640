import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { encodeHeader, type Metadata } from '../../../test/fixtures/gguf/writer.ts'
import { findEyes } from './eyes.ts'
import { readGgufHeader } from './ggufHeader.ts'

const root = mkdtempSync(join(tmpdir(), 'eyes-'))
afterAll(() => rmSync(root, { recursive: true }))

type Made = {
  name?: string
  basename?: string
  width?: number
  architecture?: string
  type?: string
}

const text = (value: string | undefined): Metadata[string] | undefined =>
  value === undefined ? undefined : { type: 'str', value }

function write(path: string, metadata: Record<string, Metadata[string] | undefined>, cut = false): void {
  const defined = Object.entries(metadata).filter((entry): entry is [string, Metadata[string]] => !!entry[1])
  const tensors = [{ name: 'w', shape: [32], type: 'F32' as const, bytes: () => [] }]
  mkdirSync(dirname(path), { recursive: true })
  const header = encodeHeader({ metadata: Object.fromEntries(defined), tensors })
  writeFileSync(path, Buffer.concat([header, Buffer.alloc(cut ? 5 : 128)]))
}

function model(
  path: string,
  { name, basename: family, width = 128, architecture = 'llama' }: Made = {},
): void {
  write(path, {
    'general.architecture': text(architecture),
    'general.name': text(name),
    'general.basename': text(family),
    [`${architecture}.embedding_length`]: { type: 'u32', value: width },
  })
}

function eyes(path: string, { name, basename: family, width, type }: Made = {}, cut = false): void {
  write(
    path,
    {
      'general.architecture': text('clip'),
      'general.name': text(name),
      'general.basename': text(family),
      'clip.projector_type': text(type),
      'clip.vision.projection_dim': width === undefined ? undefined : { type: 'u32', value: width },
    },
    cut,
  )
}

/** The file name of the eyes found for `m.gguf` in a new folder, or the notice. */
function find(make: (at: (name: string) => string) => void, modelName = 'm.gguf'): string | null {
  const folder = mkdtempSync(join(root, 'folder-'))
  make((name) => join(folder, name))
  const path = join(folder, modelName)
  const { projectorPath, notice } = findEyes(path, readGgufHeader(path))
  return projectorPath === null ? notice : basename(projectorPath)
}

test('the one that fits is taken, whatever it is called', () => {
  const found = find((at) => {
    model(at('m.gguf'))
    eyes(at('a-mmproj.gguf'), { width: 64 })
    eyes(at('vision.GGUF'), { width: 128 })
    writeFileSync(at('notes.gguf'), 'not a model')
  })
  expect(found).toBe('vision.GGUF')
})

test.each([
  ['its basename', { basename: 'Smol' }, { name: 'Other', basename: 'Smol' }],
  ['its name', { name: 'Smol 2' }, { name: 'Smol 2' }],
])('of several that fit, %s decides', (_, own, kin) => {
  const found = find((at) => {
    model(at('m.gguf'), own)
    eyes(at('m-mmproj.gguf'), { width: 128 })
    eyes(at('z-mmproj.gguf'), { width: 128, ...kin })
  })
  expect(found).toBe('z-mmproj.gguf')
})

test('without names in the files, the beginning of the file names decides', () => {
  const found = find((at) => {
    model(at('smolvlm-256m-q8.gguf'))
    eyes(at('mmproj-smolvlm-500m-f16.gguf'), { width: 128 })
    eyes(at('mmproj-smolvlm-256m-f16.gguf'), { width: 128 })
  }, 'smolvlm-256m-q8.gguf')
  expect(found).toBe('mmproj-smolvlm-256m-f16.gguf')
})

test('eyes that tell no width are given a try where the model is made to see', () => {
  const findWith = (name: string): string | null =>
    find((at) => {
      model(at('m.gguf'), { name })
      eyes(at('mmproj.gguf'))
    })
  expect(findWith('LLaVA 1.5 7B')).toBe('mmproj.gguf')
  expect(findWith('Poet 7B')).toMatch(/eyes/)
})

test('the eyes of a neighbour are left to it', () => {
  const make = (at: (name: string) => string): void => {
    model(at('llava.gguf'), { basename: 'llava' })
    model(at('poet.gguf'), { basename: 'poet' })
    eyes(at('mmproj-llava.gguf'), { basename: 'llava', width: 128 })
  }
  expect(find(make, 'poet.gguf')).toBeNull()
  expect(find(make, 'llava.gguf')).toBe('mmproj-llava.gguf')
})

test("among several models, eyes that say nothing are nobody's, unless a model is made to see", () => {
  const make = (at: (name: string) => string): void => {
    model(at('poet.gguf'))
    model(at('qwen.gguf'), { architecture: 'qwen2vl' })
    eyes(at('mmproj-f16.gguf'))
  }
  expect(find(make, 'poet.gguf')).toBeNull()
  expect(find(make, 'qwen.gguf')).toBe('mmproj-f16.gguf')
})

test('one model packed in several ways, or in several files, shares its eyes', () => {
  const found = find((at) => {
    model(at('m.gguf'), { name: 'Eye 7B' })
    model(at('m-q8-00001-of-00002.gguf'), { name: 'Eye 7B' })
    writeFileSync(at('m-q8-00002-of-00002.gguf'), 'weights')
    eyes(at('mmproj-F16.gguf'), { width: 128 })
  })
  expect(found).toBe('mmproj-F16.gguf')
})

test('the other parts of a model are no neighbours of it', () => {
  const make = (at: (name: string) => string): void => {
    model(at('m-00001-of-00002.gguf'))
    model(at('m-00002-of-00002.gguf'))
    eyes(at('mmproj-F16.gguf'), { width: 128 })
  }
  expect(find(make, 'm-00001-of-00002.gguf')).toBe('mmproj-F16.gguf')
})

test('eyes of another model are refused in a sentence', () => {
  const notice = find((at) => {
    model(at('m.gguf'))
    eyes(at('mmproj.gguf'), { width: 64 })
  })
  expect(notice).toBe(
    'The eyes (mmproj) beside this model belong to another model: they give 64 numbers where this one takes 128. It reads only the measurements.',
  )
})

test('damaged eyes are named', () => {
  const notice = find((at) => {
    model(at('m.gguf'))
    eyes(at('mmproj.gguf'), { width: 128 }, true)
  })
  expect(notice).toMatch(/eyes \(mmproj\) beside this model are damaged/)
})

test('only a model that is made to see misses its eyes', () => {
  expect(find((at) => model(at('m.gguf')))).toBeNull()
  expect(find((at) => model(at('m.gguf'), { architecture: 'qwen2vl' }))).toMatch(/eyes .* are missing/)
  expect(find((at) => model(at('m.gguf'), { name: 'SmolVLM 256M Instruct' }))).toMatch(/are missing/)
})

test('a folder of hundreds of models is looked through', () => {
  const found = find((at) => {
    model(at('m-1234.gguf'))
    for (let i = 0; i < 300; i++) model(at(`other-${i}.gguf`))
    eyes(at('z-mmproj.gguf'), { width: 128 })
    eyes(at('mmproj-m-1234.gguf'), { width: 128 })
  }, 'm-1234.gguf')
  expect(found).toBe('mmproj-m-1234.gguf')
})

test('eyes of another kind are refused, though they give as many numbers', () => {
  const found = (architecture: string, type: string): string | null =>
    find((at) => {
      model(at('m.gguf'), { architecture, width: 2560 })
      eyes(at('mmproj.gguf'), { width: 2560, type })
    })
  expect(found('gemma4', 'gemma4v')).toBe('mmproj.gguf')
  expect(found('gemma4', 'gemma3')).toMatch(/belong to another model\. It reads/)
  expect(found('qwen35', 'qwen3vl_merger')).toBe('mmproj.gguf')
  expect(found('qwen3', 'qwen3vl_merger')).toMatch(/belong to another model/)
  expect(found('phi4', 'mlp')).toBe('mmproj.gguf')
})

test('the right kind goes before the better name', () => {
  const found = find((at) => {
    model(at('m-4b.gguf'), { architecture: 'gemma4', width: 2560 })
    eyes(at('mmproj-m-4b.gguf'), { width: 2560, type: 'gemma3' })
    eyes(at('other.gguf'), { width: 2560, type: 'gemma4v' })
  }, 'm-4b.gguf')
  expect(found).toBe('other.gguf')
})

test('what lets a model hear says nothing about its sight', () => {
  const found = find((at) => {
    model(at('m.gguf'))
    eyes(at('mmproj.gguf'), { width: 64, type: 'ultravox' })
  })
  expect(found).toBeNull()
})

test.each([
  ['a folder below', 'm.gguf', 'eyes/mmproj-F16.gguf'],
  ['the folder above, where they say so', 'Q4/m.gguf', 'mmproj-F16.gguf'],
  ['a folder beside, where they say so', 'text/m.gguf', 'mmproj/F16.gguf'],
])('eyes in %s are found', (_, name, place) => {
  const found = find((at) => {
    model(at(name), { basename: 'Eye' })
    eyes(at(place), { basename: 'Eye', width: 128 })
  }, name)
  expect(found).toBe(basename(place))
})

test('eyes below belong to the model that lies with them, those above to nobody whom they do not name', () => {
  const below = find((at) => {
    model(at('m.gguf'), { architecture: 'qwen2vl' })
    model(at('other/o.gguf'))
    eyes(at('other/mmproj.gguf'), { width: 128 })
  })
  expect(below).toMatch(/are missing/)
  const above = find((at) => {
    model(at('deep/m.gguf'))
    eyes(at('mmproj.gguf'), { width: 128 })
  }, 'deep/m.gguf')
  expect(above).toBeNull()
})

test.each([
  ['qwen35', ''],
  ['qwen3vlmoe', ''],
  ['gemma4', ''],
  ['mistral3', 'Ministral 3 8B Instruct 2512'],
  ['mistral3', 'Mistral Small 3.2 24B Instruct 2506'],
  ['glm4', 'GLM-4.6V Flash'],
  ['lfm2', 'LFM2.5 VL 1.6B'],
  ['deepseek2', 'Kimi VL A3B Thinking 2506'],
  ['qwen3', 'InternVL3_5-4B'],
])('of %s "%s" the eyes are missed', (architecture, name) => {
  expect(find((at) => model(at('m.gguf'), { architecture, name }))).toMatch(/eyes .* are missing/)
})

test.each([
  ['mistral3', 'Devstral 2 24B'],
  ['glm4', 'GLM 4 9B'],
  ['lfm2', 'LFM2 1.2B'],
  ['deepseek2', 'DeepSeek V3'],
  ['gemma3', 'Gemma 3 1b It'],
])('%s "%s" misses nothing', (architecture, name) => {
  expect(find((at) => model(at('m.gguf'), { architecture, name }))).toBeNull()
})
