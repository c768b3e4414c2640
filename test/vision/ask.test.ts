// Questions about one photograph, to a model that sees it: the picture is looked at once.
import { beforeAll, expect, test } from 'vitest'
import { visionRecital } from '../fixtures/gguf/index.ts'
import { openCore, temporaryFolder, textOf } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'
import { writeTinted } from '../support/tinted.ts'

beforeAll(() => {
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
})

test('a second question costs a fifth of the first at most, and is answered from the picture', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { path: modelId, raw } = await visionRecital()
  const paths = [await writeTinted(dataDir, 'blue')]
  const { photos, jobs } = await core.api['photos.add']({ paths, advisorIds: ['ansel'], modelId })
  await core.until('done', ({ jobId }) => jobId === jobs[0]!.id)
  const photoId = photos[0]!.id
  // An answer of some sentences, of which the picture and the critique are many times as long.
  await core.api['settings.set']({ maxTokens: 64 })
  const evaluated: number[] = []
  for (const text of ['What is in this picture?', 'And what stands behind it?']) {
    const answer = await core.api['ask.run']({ photoId, text, modelId })
    expect(answer).toMatchObject({ mode: 'vision', status: 'completed' })
    expect(raw.blue.startsWith(answer.text)).toBe(true)
    expect(textOf(core.events, answer.id)).toBe(answer.text)
    evaluated.push(answer.stats!.promptTokens - answer.stats!.cachedTokens)
  }
  const [first, second] = evaluated
  expect(second! / first!).toBeLessThanOrEqual(0.2)
})
