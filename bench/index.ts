// `npm run bench [NAME...]`, `npm run bench facts -- --ladder DIR`, `npm run bench sight -- DIR [--held-back]`, `npm run bench advice -- DIR`: one JSON line per figure. Ratios of things measured
// in the same run, in alternating pairs; never part of the tests, because a shared machine's time is not theirs to
// judge.
import { parseArgs } from 'node:util'
import { advice } from './advice.ts'
import { benchClaims } from './claims.ts'
import { benchCritiques } from './critiques/index.ts'
import { confinement } from './confinement.ts'
import { conversation } from './conversation.ts'
import { dropToFacts } from './dropToFacts.ts'
import { durableProgress } from './durableProgress.ts'
import { exporting } from './exporting.ts'
import type { Figure } from './figure.ts'
import { finding } from './finding.ts'
import { firstWord } from './firstWord.ts'
import { fit } from './fit.ts'
import { facts } from './ladder/index.ts'
import { hashing } from './hashing.ts'
import { largeQueue } from './largeQueue.ts'
import { manyPhotos } from './manyPhotos.ts'
import { modelTest } from './modelTest.ts'
import { modelTurns } from './modelTurns.ts'
import { pageState } from './pageState.ts'
import { pageUpdates } from './pageUpdates.ts'
import { photoFacts } from './photoFacts.ts'
import { printing } from './printing.ts'
import { secondAdvisor } from './secondAdvisor.ts'
import { serviceSpeed } from './serviceSpeed.ts'
import { benchSight, benchSightCosts } from './sight/index.ts'
import { sightDelay } from './sight/firstFacts.ts'
import { benchSightStacks } from './sight/stacks.ts'
import { stopAll } from './stopAll.ts'
import { tiles } from './tiles.ts'
import { thumbnails } from './thumbnails.ts'
import { typing } from './typing.ts'
import { voice } from './voice/index.ts'
import { voiceMemory } from './voice/memory.ts'
import { visionModules } from './visionModules.ts'
import { visionSpeed } from './visionSpeed.ts'
import { watchedGeneration } from './watchedGeneration.ts'

const benches: Record<string, () => Promise<Figure[]>> = {
  largeQueue,
  photoFacts,
  manyPhotos,
  confinement,
  conversation,
  typing,
  durableProgress,
  serviceSpeed,
  visionSpeed,
  visionModules,
  watchedGeneration,
  pageUpdates,
  pageState,
  dropToFacts,
  thumbnails,
  tiles,
  stopAll,
  exporting,
  printing,
  hashing,
  sightDelay,
  finding,
  firstWord,
  secondAdvisor,
  fit,
  modelTest,
  modelTurns,
  voice,
  voiceMemory,
}

const { values, positionals: wanted } = parseArgs({
  options: { ladder: { type: 'string' }, 'held-back': { type: 'boolean', default: false } },
  allowPositionals: true,
})
if (values.ladder !== undefined) benches.facts = () => facts(values.ladder!)
if (wanted[0] === 'sight') benches.sight = () => benchSight(wanted[1] ?? '.', values['held-back'])
if (wanted[0] === 'sightCosts') benches.sightCosts = () => benchSightCosts(wanted[1] ?? '.')
if (wanted[0] === 'advice') benches.advice = () => advice(wanted[1] ?? '.')
if (wanted[0] === 'sightStacks') benches.sightStacks = () => benchSightStacks(wanted[1] ?? '.')
if (wanted[0] === 'critiques') benches.critiques = () => benchCritiques(wanted[1] ?? '.')
if (wanted[0] === 'claims') benchClaims(wanted[1] ?? 'test/corpus/heldOut/sentences.ndjson')
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const measured of await bench()) console.log(JSON.stringify(measured))
}
