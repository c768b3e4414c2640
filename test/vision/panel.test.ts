// Several advisors about one photograph: the picture is looked at once, and what they say is held side by side.
import { beforeAll, expect, test } from 'vitest'
import { visionRecital } from '../fixtures/gguf/index.ts'
import { openCore, temporaryFolder } from '../support/core.ts'
import { engineDir } from '../support/paths.ts'
import { writeTinted } from '../support/tinted.ts'

beforeAll(() => {
  if (engineDir === null) throw new Error('The vision engine is not built: npm run engine')
})

test('a second advisor costs a fifth of the first at most, and the panel tells what both say', async () => {
  const dataDir = await temporaryFolder()
  const core = await openCore({ dataDir })
  const { path: modelId } = await visionRecital()
  const paths = [await writeTinted(dataDir, 'blue')]
  const advisorIds = ['ansel', 'okeefe']
  const { jobs, photos } = await core.api['photos.add']({ paths, advisorIds, modelId })
  await core.until('done', ({ jobId }) => jobId === jobs[1]!.id)

  const [first, second] = core.events.flatMap((event) =>
    event.type === 'analysis_complete' ? [event.stats.promptTokens - event.stats.cachedTokens] : [],
  )
  expect(second! / first!).toBeLessThanOrEqual(0.2)

  const panel = await core.api['photos.panel']({ id: photos[0]!.id })
  expect(panel.advisors.map(({ advisorId }) => advisorId)).toEqual(advisorIds)
  // The recital says the same to both.
  expect(panel.differ).toEqual([])
  expect(panel.agree).toContain("Ansel Adams and Georgia O'Keeffe call the composition strong.")
  await expect(core.api['photos.panel']({ id: 'missing' })).rejects.toMatchObject({ code: 'not-found' })
})
