// Runs the shipped starter model on seeded plans at temperature 0, through the app's own engine.
// Prints the share that was flawless before the verifier, and after it. Exits 1 under the shares that may ship.
//
//   node training/evaluate.ts [PLANS] [SEED]
import * as fc from 'fast-check'
import { checkClaims } from '../src/core/critique/check/index.ts'
import { createStarterStream, loadGrammar, planStarter, type StarterPlan } from '../src/core/starter/index.ts'
import { listPlaces } from '../src/core/starter/places.ts'
import { completeInput } from '../src/core/starter/testing/arbitraryFacts.ts'
import { faultsIn } from '../src/core/starter/testing/faultsIn.ts'
import { emptyCamera } from '../src/shared/photos.ts'
import { engines } from '../src/workers/inference/engines/index.ts'

const leastFlawless = 0.98
const [plans = '500', seed = '1'] = process.argv.slice(2)
const numRuns = Number(plans)
const { signal } = new AbortController()
const grammar = await loadGrammar('resources')
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

const counts = { flawless: 0, sound: 0, tokens: 0, lines: 0, replaced: 0, longest: 0 }
const began = performance.now()
for (const input of fc.sample(completeInput, { numRuns, seed: Number(seed) })) {
  const plan = planStarter({ grammar, ...input })
  const { raw, tokens } = await write(plan)
  const stream = createStarterStream(plan)
  const shown = stream.push(raw) + stream.finish()
  const places = listPlaces(plan)
  const isFlawless = stream.replaced() === 0 && raw.trim().split('\n').length === places.length
  const flags = checkClaims(shown, { facts: input.facts, camera: input.camera ?? emptyCamera })
  counts.flawless += Number(isFlawless)
  counts.sound += Number(faultsIn(shown, plan).length === 0 && flags.length === 0)
  counts.lines += places.length
  counts.replaced += stream.replaced()
  counts.tokens += tokens
  counts.longest = Math.max(counts.longest, tokens)
  if (!isFlawless && process.env['SHOW'])
    console.log(`--- ${stream.replaced()} replaced\n${plan.prompt.user}\n\n${raw}\n`)
}
const seconds = (performance.now() - began) / 1000
await engine.unload()

const percent = (count: number, of = numRuns): string => `${((100 * count) / of).toFixed(2)} %`
console.log(`plans ${numRuns}, seed ${seed}`)
console.log(`flawless before verification: ${percent(counts.flawless)}`)
console.log(
  `lines replaced: ${counts.replaced} of ${counts.lines} (${percent(counts.replaced, counts.lines)})`,
)
console.log(`sound after verification: ${percent(counts.sound)}`)
console.log(
  `tokens: mean ${(counts.tokens / numRuns).toFixed(0)}, longest ${counts.longest}; ${(counts.tokens / seconds).toFixed(0)} per second with the prompt`,
)
process.exitCode = counts.flawless < leastFlawless * numRuns || counts.sound < numRuns ? 1 : 0

async function write(plan: StarterPlan): Promise<{ raw: string; tokens: number }> {
  const options = { ...plan.prompt, maxTokens: 800, temperature: 0, seed: 1 }
  let raw = ''
  let tokens = 0
  for await (const step of engine.generate(options, { signal, onPromptProgress: () => undefined })) {
    raw += step.text
    tokens += 1
  }
  return { raw, tokens }
}
