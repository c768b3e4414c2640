import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { weightsDir } from './testing/weightsDir.ts'
import { openNets } from './nets.ts'

const file = 'selfie.onnx'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-weights-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

it('loads a net, and runs it', async () => {
  const net = await openNets(weightsDir).net(file)
  const [output] = Object.values(await net!.run(new Float32Array(256 * 256 * 3), [1, 3, 256, 256]))
  expect(output!.data).toHaveLength(256 * 256)
})

it('what is missing is null, until it is there', async () => {
  const folder = await emptyFolder()
  const nets = openNets(folder)
  expect(await nets.net(file)).toBeNull()
  expect(await nets.text('ocr-keys.txt')).toBeNull()
  await copyFile(join(weightsDir, file), join(folder, file))
  expect(await nets.net(file)).not.toBeNull()
})

it.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  [
    'changed by one bit',
    (bytes: Buffer) => {
      bytes[bytes.length >> 1]! ^= 1
      return bytes
    },
  ],
])('refuses a file that is %s, by its name, before the runtime sees it', async (_, damage) => {
  const folder = await emptyFolder()
  await writeFile(join(folder, file), damage(await readFile(join(weightsDir, file))))
  await expect(openNets(folder).net(file)).rejects.toMatchObject({
    code: 'model-damaged',
    message: 'The file selfie.onnx, with which photographs are looked at, is damaged.',
  })
})
