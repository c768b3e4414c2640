// The programs that building the engine takes: which are missing, how to get them, which compiler it will be.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

type Environment = Record<string, string | undefined>

/** The tools by the names people know, and how each is asked for its version. */
function tools(env: Environment): Record<string, string[]> {
  return {
    git: ['git', '--version'],
    cmake: ['cmake', '--version'],
    ninja: ['ninja', '--version'],
    'a C++ compiler': process.platform === 'win32' ? ['cl'] : [env['CXX'] ?? 'c++', '--version'],
  }
}

/** The tools that do not run with this environment's PATH. */
export function missingTools(env: Environment = process.env): string[] {
  return Object.entries(tools(env))
    .filter(([, command]) => firstLine(command, env) === null)
    .map(([name]) => name)
}

/** What the compiler says it is, such as `c++ (Debian 12.2.0-14+deb12u1) 12.2.0`; null without one. */
export function compilerVersion(env: Environment = process.env): string | null {
  return firstLine(tools(env)['a C++ compiler'] ?? [], env)
}

/** One sentence: what is missing, and how to get it on this system. */
export function missingToolsSentence(
  missing: string[],
  platform: NodeJS.Platform = process.platform,
): string {
  const ways: Partial<Record<NodeJS.Platform, string>> = {
    linux:
      'install them with your package manager (Debian, Ubuntu: apt-get install git cmake ninja-build g++)',
    darwin: 'run xcode-select --install, and brew install cmake ninja',
    win32: 'install Visual Studio Build Tools with C++, and Git, then use the Developer Command Prompt',
  }
  const way = ways[platform] ?? 'install them with your package manager'
  return `Building the vision engine needs ${missing.join(', ')}: ${way}.`
}

/** Installs the tools where apt can do it without a question: Debian and its children, as root. */
export function installTools(): void {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'git', 'cmake', 'ninja-build', 'g++'],
  ]) {
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] })
  }
}

function firstLine([program = '', ...args]: string[], env: Environment): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' })
  // cl.exe introduces itself on standard error.
  return status === 0 ? (`${stderr}${stdout}`.trim().split(/\r?\n/)[0] ?? '') : null
}
