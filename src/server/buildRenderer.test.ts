import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { buildRenderer, isBuilt } from './buildRenderer.ts'
import { temporaryFolder } from './http/testing/memoryCore.ts'

async function write(root: string, file: string, second: number, text = ''): Promise<void> {
  const path = join(root, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  await utimes(path, second, second)
}

it('is built when nothing it is made of has changed since', async () => {
  const root = await temporaryFolder()
  expect(await isBuilt(root)).toBe(false)
  await write(root, 'src/renderer/views/deep.tsx', 100)
  await write(root, 'src/shared/events.ts', 200)
  expect(await isBuilt(root)).toBe(false)
  await write(root, 'out/renderer/index.html', 200)
  expect(await isBuilt(root)).toBe(true)
  await write(root, 'src/renderer/views/deep.tsx', 201)
  expect(await isBuilt(root)).toBe(false)
})

it('the app is built when nothing at all has changed since', async () => {
  const root = await temporaryFolder()
  await write(root, 'src/core/index.ts', 200)
  await write(root, 'out/main/index.js', 200)
  await write(root, 'out/preload/index.cjs', 200)
  expect(await isBuilt(root, 'app')).toBe(false)
  await write(root, 'out/renderer/index.html', 200)
  expect(await isBuilt(root, 'app')).toBe(true)
  await write(root, 'src/core/index.ts', 201)
  expect(await isBuilt(root, 'app')).toBe(false)
})

it('a build that fails says what it said', async () => {
  const root = await temporaryFolder()
  const script = (code: string): Promise<void> =>
    write(root, 'package.json', 1, JSON.stringify({ scripts: { build: `node -e "${code}"` } }))
  await script("console.log('broken tile'); process.exit(1)")
  await expect(buildRenderer(root)).rejects.toThrow(/could not be built\.\n[^]*broken tile/)
  await script('')
  await buildRenderer(root)
})
