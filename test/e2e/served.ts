// Mondrian in this process, with real children and the built window, so that a test can hold or kill the right child.
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Core } from '../../src/core/index.ts'
import { buildRenderer, isBuilt } from '../../src/server/buildRenderer.ts'
import { createServer } from '../../src/server/http/index.ts'
import { root } from '../support/paths.ts'

export type Served = { link: string; port: number; token: string }

/** Serves `core`, whose data folder is `dataDir`, until the test ends. */
export async function serve(core: Core, dataDir: string): Promise<Served> {
  if (!(await isBuilt(root))) await buildRenderer(root)
  const server = await createServer({
    core,
    dataDir,
    rendererDir: join(root, 'out', 'renderer'),
    port: 0,
    version: '0.0.0-test',
    onFault: (fault) => expect(fault).toBe(undefined),
  })
  onTestFinished(() => server.close())
  const token = server.token()
  return { link: `${server.url}/#token=${token}`, port: server.port, token }
}
