// `npm run bench critiques -- DIR`: critiques of the starter writer of every photograph in DIR by every advisor, by the seed
// alone and by the model's choice; and, where DIR has a ladder's truth.json, whether its defects come first.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { loadAdvisors } from '../../src/core/advisors/index.ts'
import { findFlags } from '../../src/core/critique/index.ts'
import { planCritique } from '../../src/core/critique/plan/index.ts'
import {
  createStarterStream,
  loadStarterWords,
  starterBrief,
  unchosenCritique,
  type ScriptInput,
} from '../../src/core/starter/index.ts'
import type { Advice } from '../../src/shared/advice.ts'
import type { Facts } from '../../src/shared/facts.ts'
import { emptyCamera } from '../../src/shared/photos.ts'
import { engines } from '../../src/workers/inference/engines/index.ts'
import { figure, median, type Figure } from '../figure.ts'
import { adviceFor, openLooker, prepare } from '../prepared.ts'
import { advisorsFound, mostAlikeFirst, sentencesOf, sharedShare, type Written } from './alike.ts'
import { defectFigures, ladderSchema } from './defects.ts'

/** Prints nothing itself. */
export async function benchCritiques(folder: string): Promise<Figure[]> {
  const names = await readdir(folder)
  if (names.includes('truth.json')) {
    const rows = z.array(ladderSchema).parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')))
    return await defectFigures(rows)
  }
  const words = await loadStarterWords('resources')
  const { advisors } = await loadAdvisors({ shippedDir: 'resources/advisors', userDir: 'resources/none' })
  const look = openLooker()
  const photos: { name: string; facts: Facts; advice: Advice[] }[] = []
  for (const name of names.filter((each) => /\.(?:jpe?g|png|cr3)$/i.test(each))) {
    const prepared = await prepare(await readFile(join(folder, name)), look)
    photos.push({ name, facts: prepared.facts, advice: (await adviceFor(prepared)).advice })
  }
  const inputs = photos.flatMap(({ name, facts, advice }, index) =>
    advisors.map((advisor, place) => ({
      name,
      input: {
        words,
        facts,
        advisor,
        advice,
        seed: 1 + index * 7919 + place * 104_729,
      } satisfies ScriptInput,
    })),
  )
  const choose = await modelChoice()
  const chance: Written[] = []
  const model: Written[] = []
  let flags = 0
  const times: number[] = []
  for (const { name, input } of inputs) {
    const began = performance.now()
    starterBrief(input)
    times.push(performance.now() - began)
    const of = { photo: name, advisor: input.advisor.id }
    const texts = [unchosenCritique(input), await choose(input)] as const
    for (const text of texts) {
      const found = findFlags(text, { facts: input.facts, camera: emptyCamera, claims: null, hasSeen: false })
      flags += found.length
      for (const { start, end, measured } of found)
        console.error(`flagged: ${name}: ${text.slice(start ?? 0, end ?? 0)} (${measured})`)
    }
    chance.push({ ...of, sentences: sentencesOf(texts[0]) })
    model.push({ ...of, sentences: sentencesOf(texts[1]) })
  }
  const topics = photos.flatMap(({ facts }) => planCritique(facts, []).spoken.flatMap((each) => each.topics))
  console.error(`${photos.length} photographs, ${advisors.length} advisors, ${topics.length} topics spoken`)
  return [
    figure('contradictions', flags, { atMost: 0 }, 'flags'),
    figure('plan and grammar', median(times), { atMost: 20 }, 'ms'),
    ...figuresOf('by chance', chance),
    ...figuresOf('by the model', model),
  ]
}

const figuresOf = (how: string, critiques: readonly Written[]): Figure[] => [
  figure(
    `sentences shared with another advisor, ${how}`,
    sharedShare(critiques, (a, b) => a.photo === b.photo),
    { atMost: 0.15 },
    'share',
  ),
  figure(
    `sentences shared with another photo, ${how}`,
    sharedShare(critiques, (a, b) => a.advisor === b.advisor),
    { atMost: 0.2 },
    'share',
  ),
  figure(`first sentences alike, ${how}`, mostAlikeFirst(critiques), { atMost: 3 }, 'of 100'),
  figure(`advisors found by their words, ${how}`, advisorsFound(critiques), { atLeast: 0.8 }, 'share'),
]

/** Writes a script with the shipped model, as the inference child does. */
async function modelChoice(): Promise<(input: ScriptInput) => Promise<string>> {
  const { signal } = new AbortController()
  const engine = engines[0].create({ onHelper: () => undefined })
  await engine.load(
    {
      modelPath: 'resources/models/starter.gguf',
      projectorPath: null,
      engineDir: null,
      contextSize: 1024,
      threads: 1,
      gpu: 'off',
    },
    { signal, onProgress: () => undefined },
  )
  return async (input) => {
    const { script, ...options } = starterBrief(input)
    const stream = createStarterStream(script)
    let text = ''
    const wanted = { ...options, maxTokens: 900, temperature: 1, seed: input.seed }
    for await (const step of engine.generate(wanted, { signal, onPromptProgress: () => undefined }))
      text += stream.push(step.text)
    return text + stream.finish()
  }
}
