// How much longer a photograph takes its model while a question is written down beside it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { smolVlmShaped } from '../../test/fixtures/gguf/index.ts'
import { openChild } from '../child.ts'
import { alternatingRatio, figure, type Figure } from '../figure.ts'

/** Even, so that each side goes first equally often. */
const pairs = 6
/** Fewer than it takes this model to make a loop. */
const maxTokens = 30

/** A model of true size on one thread looks at a picture that it has not seen and writes; `listen` has one question written down. */
export async function slowedPhoto(
  engineDir: string,
  folder: string,
  listen: () => Promise<unknown>,
): Promise<Figure> {
  const child = await openChild((await smolVlmShaped()).path, engineDir)
  let pictures = 0
  const look = async (beside: () => Promise<unknown>): Promise<number> => {
    const imagePath = await newPicture(folder, pictures++)
    const startedAt = performance.now()
    const listening = beside()
    await child.generate('Describe the light.', maxTokens, () => undefined, imagePath)
    const taken = performance.now() - startedAt
    await listening
    return taken
  }
  try {
    await look(() => Promise.resolve())
    const ratio = await alternatingRatio(
      pairs,
      () => look(listen),
      () => look(() => Promise.resolve()),
    )
    return figure('time of a photograph beside a question over one alone', ratio, { atMost: 1.1 }, 'ratio')
  } finally {
    await child.close()
  }
}

async function newPicture(folder: string, number: number): Promise<string> {
  const path = join(folder, `${number}.jpg`)
  const background = { r: (number * 40) % 256, g: 140, b: 90 }
  await writeFile(
    path,
    await sharp({ create: { width: 640, height: 480, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )
  return path
}
