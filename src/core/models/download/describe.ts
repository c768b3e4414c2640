import type { CommandOutput } from '../../../shared/commands.ts'
import { installedModels } from '../installed.ts'
import type { Catalogue } from './plan.ts'

/** The catalogue with what the lock and the models folder say of each entry. */
export async function describeCatalogue(
  { models, lock }: Catalogue,
  modelsDir: string,
  endpoint: string,
): Promise<CommandOutput<'models.catalogue'>> {
  const installed = await installedModels(modelsDir)
  return {
    host: URL.canParse(endpoint) ? new URL(endpoint).host : endpoint,
    models: models.map((entry) => ({
      ...entry,
      bytes: lock[entry.id]?.files.reduce((sum, { size }) => sum + size, 0) ?? null,
      fit: null,
      installed: installed.some((id) => id.startsWith(`${entry.repository}/`)),
    })),
  }
}
