// What a child may do on this computer, beyond what its own code does: how its process is started so that the system
// refuses the rest. docs/security.md says what each belt stops, and what none of them does.
import { existsSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { confinedVariable, type WorkerKind } from '../shared/workers.ts'

/** A program and what comes before the child's own file on its command line. */
export type Command = { execPath: string; execArgv: string[] }

/**
 * Node's permission model (stable since Node 23.5). The photo child is given every byte that it works on and opens
 * nothing but the program, and so is the remote child, which alone has the network; the sight child opens the weights of
 * its nets as well. The metadata child starts ExifTool and hands it a packet in the temporary folder. The inference child
 * reads models wherever they lie, starts the vision engine, and writes where that has its socket. The voice child does
 * the same for the ear, and writes nowhere.
 */
export function permissionFlags(kind: WorkerKind, entry: string): string[] {
  if (kind === 'metadata') {
    const readable = [...programFolders(entry), tmpdir()].map((path) => `--allow-fs-read=${path}`)
    return ['--permission', '--allow-child-process', ...readable, `--allow-fs-write=${tmpdir()}`]
  }
  const native = ['--permission', '--allow-addons']
  if (!startsEngine(kind)) {
    const folders = [...programFolders(entry), ...(kind === 'sight' ? weightsFolders(entry) : [])]
    return [...native, ...networkFlags(kind), ...folders.map((path) => `--allow-fs-read=${path}`)]
  }
  const written = kind === 'inference' ? [`--allow-fs-write=${tmpdir()}`] : []
  return [...native, '--allow-child-process', '--allow-fs-read=*', ...written]
}

/** From Node 25 on the permission to use the network is one of its own; before that a flag that nobody knows. */
function networkFlags(kind: WorkerKind): string[] {
  return kind === 'remote' && process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []
}

/** Whether a program of its own does the child's work, on models that lie anywhere. */
const startsEngine = (kind: WorkerKind): boolean => kind === 'inference' || kind === 'voice'

/** The folders that hold the program: sources or bundles, packages, and the package.json that names their kind. */
export function programFolders(entry: string): string[] {
  const root = programRoot(entry)
  // The packaged app is one file, with its libraries in a folder beside it.
  if (root.endsWith('.asar')) return [root, `${root}.unpacked`]
  const inRoot = ['src', 'out', 'node_modules', 'package.json'].map((name) => join(root, name))
  return inRoot.filter((path) => existsSync(path))
}

/** Where the weights of the nets that look at photographs may lie: in a checkout, or beside the packaged app. */
function weightsFolders(entry: string): string[] {
  const root = programRoot(entry)
  return root.endsWith('.asar') ? [join(dirname(root), 'sight')] : [join(root, 'vendor', 'sight')]
}

function programRoot(entry: string): string {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) return dirname(entry)
  }
}

/**
 * A child of this kind, held by Node's permissions and, where the system has them, by namespaces (Linux) or a sandbox
 * profile (macOS).
 */
export function confined(kind: WorkerKind, entry: string, platform = process.platform): Command {
  const node = [process.execPath, ...permissionFlags(kind, entry)]
  if (platform === 'linux') {
    const shown = startsEngine(kind) ? [] : [programRoot(entry), dirname(dirname(process.execPath))]
    const visible = kind === 'remote' ? [...shown, ...nameServices()] : shown
    const script = inNamespaces(kind === 'remote' ? '' : '-n')
    return { execPath: '/bin/sh', execArgv: ['-c', script, hideOthers, ...visible, '--', ...node] }
  }
  const [execPath = '', ...execArgv] = node
  if (platform === 'darwin') {
    const profile = macProfile(kind, [programRoot(entry), dirname(dirname(process.execPath))])
    return {
      execPath: '/usr/bin/sandbox-exec',
      execArgv: ['-p', profile, '/usr/bin/env', `${confinedVariable}=1`, execPath, ...execArgv],
    }
  }
  return { execPath, execArgv }
}

/** Where the system finds out which address a name leads to, as far as that is hidden otherwise. */
function nameServices(): string[] {
  const places = ['/run/systemd/resolve', '/run/avahi-daemon', dirname(followed('/etc/resolv.conf'))]
  return [...new Set(places)].filter((path) => path.startsWith('/run/') && existsSync(path))
}

function followed(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/**
 * Starts a command in namespaces of its own: no network with `network` "-n", no messages to other processes, and, where folders are named
 * before `--`, nothing to be seen but these and the system. It is the same process throughout, so its id, its signals
 * and its channel stay what they are. Where a system does not let a user have namespaces, the command runs without.
 * `unshare` is part of util-linux, which every distribution has. `$0` is `hideOthers`.
 */
const inNamespaces = (network: '-n' | '') => String.raw`
unshare -r sh -c 'unshare -m true' 2>/dev/null || {
  while [ "$1" != -- ]; do shift; done
  shift
  exec "$@"
}
[ "$1" != -- ] || { shift; export ${confinedVariable}=1; exec unshare -r ${network} -i -- "$@"; }
exec unshare -r ${network} -i -m --propagation private -- sh -c '
  sh -euc "$0" hide "$@" 2>/dev/null && export ${confinedVariable}=1
  while [ "$1" != -- ]; do shift; done
  shift
  cd /
  exec "$@"
' "$0" "$@"
`

/**
 * Lays an empty folder over everything but the system and the folders named before `--`, which become read-only. They
 * are kept aside in /dev/shm meanwhile: whatever else is there may be what is hidden, or hold what is not.
 */
const hideOthers = String.raw`
mount -t tmpfs -o mode=755 none /dev/shm
count=0
while [ "$1" != -- ]; do
  mkdir "/dev/shm/$count"
  mount --rbind -o ro "$1" "/dev/shm/$count"
  printf "%s\n" "$1" >"/dev/shm/$count.path"
  count=$((count + 1))
  shift
done
for folder in /*; do
  case $folder in
    /bin | /sbin | /lib* | /usr | /etc | /nix | /gnu | /dev | /proc | /sys) ;;
    *) [ -L "$folder" ] || [ ! -d "$folder" ] || mount -t tmpfs -o mode=755 none "$folder" ;;
  esac
done
while [ "$count" -gt 0 ]; do
  count=$((count - 1))
  IFS= read -r path <"/dev/shm/$count.path"
  mkdir -p "$path"
  mount --rbind "/dev/shm/$count" "$path"
done
`

/** Not run: no Mac was at hand. The language of profiles is Apple's own and not documented; the last rule wins. */
function macProfile(kind: WorkerKind, program: string[]): string {
  const subpaths = (paths: string[]): string =>
    paths.map((path) => `(subpath ${JSON.stringify(path)})`).join('')
  const rules = [
    '(version 1)(allow default)',
    ...(kind === 'remote' ? [] : ['(deny network-outbound (remote ip))']),
    '(deny network-inbound (local ip))',
    '(deny file-write*)(allow file-write* (literal "/dev/null"))',
    ...(kind === 'inference' || kind === 'metadata' ? [`(allow file-write* ${subpaths([tmpdir()])})`] : []),
    ...(startsEngine(kind)
      ? []
      : [
          `(deny file-read-data ${subpaths(['/Users', '/Volumes'])})(allow file-read-data ${subpaths(program)})`,
        ]),
  ]
  return rules.join('')
}
