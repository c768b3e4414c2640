import { basename } from 'node:path'
import type { CommandOutput } from '../../../shared/commands.ts'
import type { RemoteModel } from '../../../shared/catalogue.ts'
import { judgeFit, type ComputerMemory } from '../fit.ts'
import { installedModels } from '../installed.ts'
import { earFiles } from '../earFiles.ts'
import type { Catalogue } from './plan.ts'

/** The catalogue with what the lock and the models folder say of each entry. */
export async function describeCatalogue(
  { models, ears, lock }: Catalogue,
  modelsDir: string,
  endpoint: string,
  memory: Pick<ComputerMemory, 'totalBytes' | 'freeBytes'>,
): Promise<CommandOutput<'models.catalogue'>> {
  const [installed, heard] = await Promise.all([installedModels(modelsDir), earFiles(modelsDir)])
  return {
    host: URL.canParse(endpoint) ? new URL(endpoint).host : endpoint,
    models: models.map((entry) => ({
      ...entry,
      ...describeSize(lock[entry.id], memory),
      installed: installed.some((id) => id.startsWith(`${entry.repository}/`)),
    })),
    ears: ears.map(({ file, ...entry }) => ({
      ...entry,
      bytes: lock[entry.id]?.files[0]?.size ?? null,
      installed: heard.some((path) => basename(path) === file),
    })),
  }
}

/**
 * What a model of the catalogue takes beside its files, bytes: a context of 8,192 tokens and what the engine works with.
 * Qwen3-VL 4B keeps 1.2 GB of it (36 layers, 8 heads of 128 for keys and for values, 16 bits); larger ones of the list
 * keep as much or a little more. Their headers tell once they are here.
 */
const besideFiles = 1.6e9

function describeSize(
  model: RemoteModel | undefined,
  memory: Pick<ComputerMemory, 'totalBytes' | 'freeBytes'>,
): Pick<CommandOutput<'models.catalogue'>['models'][number], 'bytes' | 'fit'> {
  if (!model) return { bytes: null, fit: null }
  const bytes = model.files.reduce((sum, { size }) => sum + size, 0)
  return { bytes, fit: judgeFit(bytes + besideFiles, { ...memory, gpus: [], heldBytes: 0 }) }
}
