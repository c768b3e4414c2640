import type { EngineFactory } from '../engine.ts'
import { nodeLlama } from './nodeLlama.ts'

/** Every engine; the engine contract test runs on each. */
export const engines: readonly [EngineFactory, ...EngineFactory[]] = [nodeLlama]
