// Tells programs and libraries by their first bytes: ELF header, PE header, Mach-O header.

const elfMachines = new Map([
  [0x3e, 'linux-x64'],
  [0xb7, 'linux-arm64'],
  [0x28, 'linux-arm'],
])
const peMachines = new Map([
  [0x8664, 'win32-x64'],
  [0xaa64, 'win32-arm64'],
  [0x14c, 'win32-ia32'],
])
const machProcessors = new Map([
  [0x0100_0007, 'darwin-x64'],
  [0x0100_000c, 'darwin-arm64'],
])

/** The system that a file's code is for, `other` for one that is not listed here, null for a file without native code. */
export function nativeFormat(head: Buffer): string | null {
  if (head.length < 64) return null
  if (head.toString('latin1', 0, 4) === '\x7FELF') return elfMachines.get(head.readUInt16LE(18)) ?? 'other'
  if (head.readUInt32LE(0) === 0xfeed_facf) return machProcessors.get(head.readUInt32LE(4)) ?? 'other'
  if (head.readUInt32BE(0) === 0xcafe_babe) return 'other'
  if (head.toString('latin1', 0, 2) !== 'MZ') return null
  const header = head.readUInt32LE(0x3c)
  if (header + 6 > head.length || head.toString('latin1', header, header + 4) !== 'PE\0\0') return null
  return peMachines.get(head.readUInt16LE(header + 4)) ?? 'other'
}
