import type { Exchange } from './exchanges.ts'
import type { ExportedPhoto } from '../../shared/exports.ts'

/** What an exporter is given beside the photographs. */
export type ExportMeans = {
  /** Everyone whose critiques may come, in the order of their columns. */
  advisors: readonly { id: string; name: string }[]
  /** "Mondrian 0.1.0". */
  application: string
  /** When it was asked for. */
  exportedAt: Date
  /** Whether what was asked of a photograph comes, too. */
  conversation: boolean
  /** A page as a PDF. Rejects as `printed` does. */
  print: (html: AsyncIterable<string>) => AsyncIterable<Uint8Array>
}

/** A photograph on its way out; `picture` reads one of its small JPEGs, null where that is gone. */
export type Exportable = {
  photo: ExportedPhoto
  /** Long edge 1024, or 512 for the thumbnail. */
  picture: (which: 'model' | 'thumb') => Promise<Buffer | null>
  /** The questions about it that were answered, and the answers. */
  exchanges: () => Exchange[]
  /** Its sidecar. Rejects with `not-found` where no critique of it is finished, and as `Photos.sidecar` does. */
  sidecar: () => Promise<string>
}

/** One file from the photographs in it, piece by piece: it never holds more than one of them. */
export type Exporter = (
  photos: AsyncIterable<Exportable>,
  means: ExportMeans,
) => AsyncIterable<string | Uint8Array>
