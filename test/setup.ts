// Before the system tests: builds the app once, so that no test builds it beside another one.
import { buildRenderer, isBuilt } from '../src/server/buildRenderer.ts'
import { root } from './support/paths.ts'

export async function setup(): Promise<void> {
  if (!(await isBuilt(root, 'app'))) await buildRenderer(root)
}
