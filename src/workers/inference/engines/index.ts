import type { EngineFactory } from '../engine.ts'
import { llamaServer } from './llamaServer.ts'
import { nodeLlama } from './nodeLlama.ts'

export { findGpuDevices } from './llamaServerDevices.ts'
export { batchSize } from './llamaServerFlags.ts'
export { promptSlice } from './nodeLlamaLoad.ts'
export { executableOf } from './llamaServerProcess.ts'

/** Every engine, the one for text first, the one for pictures second; the engine contract test runs on each. */
export const engines: readonly [text: EngineFactory, vision: EngineFactory] = [nodeLlama, llamaServer]
