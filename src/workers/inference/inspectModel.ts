import { existsSync } from 'node:fs'
import type { InferenceRequest, InspectedModel, LoadOptions, ModelMemory } from '../../shared/workers.ts'
import { batchSize, executableOf, promptSlice } from './engines/index.ts'
import { findEyes } from './eyes.ts'
import { familyOf } from './families/index.ts'
import { readGgufHeader, type GgufHeader } from './ggufHeader.ts'
import { statModelFile } from './modelFile.ts'
import { estimateMemory } from './modelMemory.ts'
import { fileTitle, modelVersion, partPaths } from './modelParts.ts'
import { readProjectorHeader, type ProjectorHeader } from './projectorHeader.ts'

export type Inspection = {
  model: Omit<InspectedModel, 'memory' | 'version'>
  projectorPath: string | null
  header: GgufHeader
  /** The eyes that it sees with; null where it reads only. */
  projector: ProjectorHeader | null
}

/** What a model file is and whether it can see here. Errors as `readGgufHeader` lists them. */
export function inspectModel({
  modelPath,
  engineDir,
}: Pick<LoadOptions, 'modelPath' | 'engineDir'>): Inspection {
  const header = readGgufHeader(modelPath)
  const { projectorPath, notice } = findEyes(modelPath, header)
  const { architecture, parameters } = header
  const blind = {
    name: header.name ?? fileTitle(modelPath),
    make: { architecture, projectorType: null, parameters },
    sight: 'text',
    files: [...partPaths(modelPath), ...(projectorPath === null ? [] : [projectorPath])],
  } satisfies Partial<Inspection['model']>
  const reads = (why: string | null): Inspection => ({
    model: { ...blind, notice: why },
    projectorPath: null,
    header,
    projector: null,
  })
  if (projectorPath === null) return reads(notice)
  if (engineDir === null || !existsSync(executableOf(engineDir))) {
    return reads(
      'This build of Mondrian has no engine that looks at pictures. It reads only the measurements.',
    )
  }
  const projector = readProjectorHeader(projectorPath)
  const make = { architecture, projectorType: projector.type, parameters }
  return { model: { ...blind, make, sight: 'vision', notice: null }, projectorPath, header, projector }
}

type InspectOptions = Extract<InferenceRequest, { type: 'inspect' }>['options']

/** Differs once one of its files was replaced. */
export function versionOf({ projectorPath }: Inspection, modelPath: string): string {
  const eyes = projectorPath === null ? [] : [statModelFile(projectorPath).version]
  return [modelVersion(modelPath), ...eyes].join(' ')
}

/** What memory the model takes as it would be loaded. */
export function memoryOf(
  { model, projectorPath, header, projector }: Inspection,
  { modelPath, contextSizes, onGpu }: Pick<InspectOptions, 'modelPath' | 'contextSizes' | 'onGpu'>,
): ModelMemory {
  const { make, sight } = model
  const rung = onGpu ? 'gpu' : 'cpu'
  const bytesOf = (path: string): number => statModelFile(path).bytes
  return estimateMemory({
    weightBytes: partPaths(modelPath).reduce((sum, path) => sum + bytesOf(path), 0),
    eyesBytes: projectorPath === null ? 0 : bytesOf(projectorPath),
    shape: header.memory,
    eyes: projector?.eyes ?? null,
    imageTokens: familyOf(make)?.imageTokens ?? null,
    contextSize: Math.min(contextSizes[sight], header.contextLength ?? Infinity),
    batchSize: projector ? batchSize({ ...make, width: header.width, rung }) : promptSlice,
  })
}
