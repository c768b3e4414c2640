// Before the system tests: builds the app once, so that no test builds it beside another one.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from '../src/server/buildRenderer.ts'
import { buildApp } from './packaging/buildApp.ts'
import { root } from './support/paths.ts'

export async function setup(): Promise<void> {
  const hasLicences = existsSync(join(root, 'out', 'THIRD-PARTY-LICENSES.txt'))
  if (!hasLicences || !(await isBuilt(root, 'app'))) buildApp()
}
