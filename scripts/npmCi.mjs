// Runs `npm ci` for the scripts beside it. Never lets npm write to stdout, which belongs to the command that follows.
import { spawnSync } from 'node:child_process'

/** Installs exactly what the lock of `folder` names; ends this process with npm's exit code when that fails. */
export function npmCi(folder = '.') {
  // npm hands its own flags down in the environment, and a nested npm would obey them.
  const env = { ...process.env }
  for (const flag of ['os', 'cpu', 'libc', 'omit', 'ignore_scripts', 'prefix', 'global', 'json']) {
    delete env[`npm_config_${flag}`]
  }
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error(`npm ci failed in ${folder}; what npm says about it stands above.`)
  process.exit(status ?? 1)
}
