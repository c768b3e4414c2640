import { existsSync } from 'node:fs'
import type { InspectedModel, LoadOptions } from '../../shared/workers.ts'
import { executableOf } from './engines/index.ts'
import { findEyes } from './eyes.ts'
import { readGgufHeader } from './ggufHeader.ts'
import { fileTitle, partPaths } from './modelParts.ts'
import { readProjectorHeader } from './projectorHeader.ts'

export type Inspection = InspectedModel & { projectorPath: string | null }

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
    projectorPath: null,
    files: [...partPaths(modelPath), ...(projectorPath === null ? [] : [projectorPath])],
  } satisfies Partial<Inspection>
  if (projectorPath === null) return { ...blind, notice }
  if (engineDir !== null && existsSync(executableOf(engineDir))) {
    const { type: projectorType } = readProjectorHeader(projectorPath)
    const make = { architecture, projectorType, parameters }
    return { ...blind, make, sight: 'vision', notice: null, projectorPath }
  }
  return {
    ...blind,
    notice: 'This build of Mondrian has no engine that looks at pictures. It reads only the measurements.',
  }
}
