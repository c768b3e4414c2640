import { existsSync } from 'node:fs'
import type { InspectedModel, LoadOptions } from '../../shared/workers.ts'
import { executableOf } from './engines/index.ts'
import { findEyes } from './eyes.ts'
import { readGgufHeader } from './ggufHeader.ts'
import { fileTitle } from './modelParts.ts'

export type Inspection = InspectedModel & { projectorPath: string | null }

/** What a model file is and whether it can see here. Errors as `readGgufHeader` lists them. */
export function inspectModel({
  modelPath,
  engineDir,
}: Pick<LoadOptions, 'modelPath' | 'engineDir'>): Inspection {
  const header = readGgufHeader(modelPath)
  const { projectorPath, notice } = findEyes(modelPath, header)
  const name = header.name ?? fileTitle(modelPath)
  if (projectorPath === null) return { name, sight: 'text', notice, projectorPath }
  if (engineDir !== null && existsSync(executableOf(engineDir))) {
    return { name, sight: 'vision', notice: null, projectorPath }
  }
  return {
    name,
    sight: 'text',
    notice: 'This build of Mondrian has no engine that looks at pictures. It reads only the measurements.',
    projectorPath: null,
  }
}
