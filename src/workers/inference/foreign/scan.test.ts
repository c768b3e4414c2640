import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { encodeHeader, type Metadata } from '../../../../test/fixtures/gguf/writer.ts'
import type { Surroundings } from '../../../shared/foreignModels.ts'
import { findEyes } from '../eyes.ts'
import { readGgufHeader } from '../ggufHeader.ts'
import { scanForeign } from './scan.ts'

/** A home folder with the files of `tree`: a text, or what is in a GGUF file. */
function homeWith(tree: Record<string, string | Metadata>): Surroundings {
  const home = mkdtempSync(join(tmpdir(), 'mondrian-home-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(tree)) put(join(home, path), content)
  return { home, platform: 'linux', variables: {} }
}

function put(path: string, content: string | Metadata): void {
  mkdirSync(dirname(path), { recursive: true })
  if (typeof content === 'string') return writeFileSync(path, content)
  const tensors = [{ name: 'w', shape: [32], type: 'F32' as const, bytes: () => [] }]
  writeFileSync(path, Buffer.concat([encodeHeader({ metadata: content, tensors }), Buffer.alloc(128)]))
}

const model: Metadata = {
  'general.architecture': { type: 'str', value: 'qwen3vl' },
  'qwen3vl.embedding_length': { type: 'u32', value: 128 },
}
const eyes: Metadata = {
  'general.architecture': { type: 'str', value: 'clip' },
  'clip.projector_type': { type: 'str', value: 'qwen3vl_merger' },
  'clip.vision.projection_dim': { type: 'u32', value: 128 },
}

/** Of each model found: who has it, what it is called there, its file and its eyes, from the home folder. */
const found = (around: Surroundings): string[] =>
  scanForeign(around, true).models.map(({ program, title, path }) => {
    const { projectorPath } = findEyes(path, readGgufHeader(path))
    const from = (file: string): string => relative(around.home, file)
    return `${program}: ${title} ${from(path)} ${projectorPath === null ? 'blind' : from(projectorPath)}`
  })

test('LM Studio: PUBLISHER/MODEL/FILE, unfinished files left out, the home where its pointer says', () => {
  const around = homeWith({
    '.lmstudio/models/maker/Eye-GGUF/Eye-Q4.gguf': model,
    '.lmstudio/models/maker/Eye-GGUF/mmproj-Eye-F16.gguf': eyes,
    '.lmstudio/models/maker/Late-GGUF/Late-Q4.gguf.part': 'half',
    'elsewhere/models/a/b/c.gguf': model,
  })
  expect(found(around)).toEqual([
    'LM Studio: Eye-Q4 .lmstudio/models/maker/Eye-GGUF/Eye-Q4.gguf .lmstudio/models/maker/Eye-GGUF/mmproj-Eye-F16.gguf',
  ])
  writeFileSync(join(around.home, '.lmstudio-home-pointer'), `${join(around.home, 'elsewhere')}\n`)
  expect(found(around)).toEqual(['LM Studio: c elsewhere/models/a/b/c.gguf blind'])
})

test('Jan: what model.yml names, from its data folder or from elsewhere', () => {
  const data = '.local/share/Jan/data'
  const at = `${data}/llamacpp/models/maker/eye`
  const around = homeWith({
    [`${at}/model.yml`]: `name: Eye\nmodel_path: llamacpp/models/maker/eye/model.gguf\nmmproj_path: files/sight.gguf\n`,
    [`${at}/model.gguf`]: model,
    [`${data}/files/sight.gguf`]: eyes,
    [`${data}/llamacpp/models/gone/model.yml`]: 'name: Gone\nmodel_path: nowhere.gguf\n',
    [`${data}/llamacpp/models/odd/model.yml`]: 'model_path: [',
  })
  expect(found(around)).toEqual([`Jan: Eye ${at}/model.gguf ${data}/files/sight.gguf`])
  cpSync(join(around.home, data), join(around.home, 'moved'), { recursive: true })
  rmSync(join(around.home, data), { recursive: true })
  put(
    join(around.home, '.local/share/Jan/settings.json'),
    JSON.stringify({ data_folder: join(around.home, 'moved') }),
  )
  expect(found(around)).toEqual([
    'Jan: Eye moved/llamacpp/models/maker/eye/model.gguf moved/files/sight.gguf',
  ])
})

test('the Hugging Face cache: snapshots of links into blobs, whatever is unfinished or locked left out', () => {
  const hub = '.cache/huggingface/hub'
  const repository = `${hub}/models--maker--Eye-GGUF`
  const around = homeWith({
    [`${repository}/blobs/aaaa`]: model,
    [`${repository}/blobs/bbbb`]: eyes,
    [`${repository}/blobs/cccc.incomplete`]: 'half',
    [`${repository}/refs/main`]: '1234',
    [`${hub}/.locks/models--maker--Eye-GGUF/x.gguf`]: model,
  })
  const snapshot = join(around.home, repository, 'snapshots', '1234')
  const older = join(around.home, repository, 'snapshots', '0123')
  for (const folder of [snapshot, older]) mkdirSync(folder, { recursive: true })
  symlinkSync('../../blobs/aaaa', join(snapshot, 'Eye-Q4.gguf'))
  symlinkSync('../../blobs/bbbb', join(snapshot, 'mmproj-F16.gguf'))
  symlinkSync('../../blobs/gone', join(snapshot, 'Gone.gguf'))
  expect(found(around)).toEqual([
    `Hugging Face cache: Eye-Q4 ${repository}/snapshots/1234/Eye-Q4.gguf ${repository}/snapshots/1234/mmproj-F16.gguf`,
  ])
  symlinkSync('../../blobs/aaaa', join(older, 'Eye-Q4.gguf'))
  expect(found(around)).toHaveLength(1)
})

test("Ollama: manifests name blobs, and the projector's is the model's own", () => {
  const hex = (letter: string): string => letter.repeat(64)
  const layer = (kind: string, letter: string) => ({
    mediaType: `application/vnd.ollama.image.${kind}`,
    digest: `sha256:${hex(letter)}`,
    size: 1,
  })
  const manifest = (...layers: object[]): string => JSON.stringify({ schemaVersion: 2, layers })
  const store = '.ollama/models'
  const library = `${store}/manifests/registry.ollama.ai/library`
  const around = homeWith({
    [`${library}/eye/4b`]: manifest(layer('model', 'a'), layer('projector', 'b'), layer('license', 'c')),
    [`${library}/eye/latest`]: manifest(layer('model', 'a'), layer('projector', 'b')),
    [`${library}/other/1b`]: manifest(layer('model', 'd')),
    [`${library}/gone/1b`]: manifest(layer('model', 'e')),
    [`${library}/odd/1b`]: '{"layers": [{"digest": "sha256:../../etc"}]}',
    [`${store}/blobs/sha256-${hex('a')}`]: model,
    [`${store}/blobs/sha256-${hex('b')}`]: eyes,
    [`${store}/blobs/sha256-${hex('d')}`]: 'safetensors, not GGUF',
    [`${store}/blobs/sha256-${hex('e')}-partial`]: 'half',
  })
  expect(found(around)).toEqual([
    `Ollama: eye:4b ${store}/blobs/sha256-${hex('a')} ${store}/blobs/sha256-${hex('b')}`,
  ])
})

test('a file that cannot be read hides no other; where none can, that is said', () => {
  const manifest = (letter: string): string =>
    JSON.stringify({
      layers: [
        { mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${letter.repeat(64)}`, size: 1 },
      ],
    })
  const library = '.ollama/models/manifests/registry.ollama.ai/library'
  const blob = (letter: string): string => `.ollama/models/blobs/sha256-${letter.repeat(64)}`
  // A folder in the place of a file cannot be read by anybody, whoever runs the test.
  const around = homeWith({ [`${library}/odd/1b`]: manifest('a'), [`${blob('a')}/x`]: '' })
  expect(scanForeign(around, true)).toMatchObject({
    models: [],
    folders: [{ program: 'Ollama', models: 0, notice: expect.stringMatching(/may not be read/) as string }],
  })
  put(join(around.home, library, 'good/1b'), manifest('b'))
  put(join(around.home, blob('b')), model)
  expect(scanForeign(around, true)).toMatchObject({
    models: [{ title: 'good:1b' }],
    folders: [{ models: 1, notice: null }],
  })
})

test("llama.cpp's cache, old and new, where it is told to be", () => {
  const around = homeWith({ '.cache/llama.cpp/maker_Eye-GGUF_Eye-Q4.gguf': model, 'own/a.gguf': model })
  const all = { ...around, variables: { LLAMA_CACHE: join(around.home, 'own') } }
  expect(found(all)).toEqual([
    'llama.cpp: a own/a.gguf blind',
    'llama.cpp: maker_Eye-GGUF_Eye-Q4 .cache/llama.cpp/maker_Eye-GGUF_Eye-Q4.gguf blind',
  ])
})

test('a file that two programs share is listed once, and nothing is looked at before it is allowed', () => {
  const around = homeWith({ '.lmstudio/models/a/b/c.gguf': model, '.cache/llama.cpp/x.txt': '' })
  linkSync(join(around.home, '.lmstudio/models/a/b/c.gguf'), join(around.home, '.cache/llama.cpp/other.gguf'))
  expect(found(around)).toHaveLength(1)
  expect(scanForeign(around, false)).toEqual({
    models: [],
    folders: [
      { program: 'LM Studio', path: join(around.home, '.lmstudio/models'), models: null, notice: null },
      { program: 'llama.cpp', path: join(around.home, '.cache/llama.cpp'), models: null, notice: null },
    ],
  })
})

test('nothing is written anywhere', () => {
  const around = homeWith({ '.lmstudio/models/a/b/c.gguf': model })
  const before = readdirSync(around.home, { recursive: true }).map((path) => basename(String(path)))
  scanForeign(around, true)
  expect(readdirSync(around.home, { recursive: true }).map((path) => basename(String(path)))).toEqual(before)
})
