// A photograph with its critiques as a file that is dragged out of the window.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportFile } from './files.ts'
import type { ExportHost } from './place.ts'
import { writeExport } from './writeFile.ts'

export type Dragging = {
  /**
   * Writes the page of a photo and hands it to the system; false where the host cannot. Programs may read it until
   * another one is dragged. Rejects as `page` and `writeExport` do.
   */
  drag: (page: () => Promise<AsyncIterable<ExportFile>>, icon: string) => Promise<boolean>
  /** Removes what was dragged last. */
  close: () => Promise<void>
}

export function createDragging({ dragFile }: Pick<ExportHost, 'dragFile'>): Dragging {
  let last: string | null = null
  const close = async (): Promise<void> => {
    const folder = last
    last = null
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
  return {
    close,
    async drag(page, icon) {
      if (!dragFile) return false
      await close()
      last = await mkdtemp(join(tmpdir(), 'mondrian-drag-'))
      const folder = last
      for await (const { name, text } of await page())
        dragFile(join(folder, await writeExport(folder, name, text, true)), icon)
      return true
    },
  }
}
