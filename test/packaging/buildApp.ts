import { spawnSync } from 'node:child_process'
import { root } from '../support/paths.ts'

/** Builds what is packed: the bundles and the licences. Throws with what they wrote when they fail. */
export function buildApp(): void {
  for (const script of ['build', 'licences']) {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', script], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error(`npm run ${script} failed:\n${stdout}${stderr}`)
  }
}
