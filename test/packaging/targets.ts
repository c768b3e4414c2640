/** A system that installers are made for, in Node's words. */
export type Target = { platform: 'linux' | 'win32' | 'darwin'; arch: 'x64' | 'arm64' }

export const linuxX64: Target = { platform: 'linux', arch: 'x64' }
export const windowsX64: Target = { platform: 'win32', arch: 'x64' }
export const macArm64: Target = { platform: 'darwin', arch: 'arm64' }

/** Those that can be packed here: electron-builder packs for macOS everywhere but on Windows. */
export const packable = [linuxX64, windowsX64, macArm64].filter(
  ({ platform }) => platform !== 'darwin' || process.platform !== 'win32',
)

/** As folders are named: `linux-x64`. */
export function nameOf({ platform, arch }: Target): string {
  return `${platform}-${arch}`
}

export function isHost({ platform, arch }: Target): boolean {
  return platform === process.platform && arch === process.arch
}
