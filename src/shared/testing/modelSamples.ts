import type { Model } from '../commands.ts'
import type { Download } from '../downloads.ts'

/** A model of the models folder that looks at photographs. */
export const sampleModel = (id: string, changes: Partial<Model> = {}): Model => ({
  id,
  name: id,
  mode: 'vision',
  loaded: false,
  notice: null,
  bytes: 3_100_000_000,
  fit: null,
  tested: null,
  ...changes,
})

/** A download that has come some way. */
export const sampleDownload = (name: string, changes: Partial<Download> = {}): Download => ({
  id: `download of ${name}`,
  name,
  repository: `maker/${name}`,
  host: 'hub.test',
  state: 'running',
  totalBytes: 5_400_000_000,
  receivedBytes: 2_100_000_000,
  bytesPerSecond: 14_000_000,
  error: null,
  modelId: null,
  ...changes,
})
