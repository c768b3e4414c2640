// The sidecar of a photograph, as other programs read it.
import type { Exporter } from './exporter.ts'

export const xmpExporter: Exporter = async function* (photos) {
  for await (const { sidecar } of photos) yield await sidecar()
}
