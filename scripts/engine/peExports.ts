// The export table of a Windows DLL. Offsets: Microsoft's "PE Format", sections "Optional Header" to "The .edata Section".

export type PeExport = {
  name: string
  /** Exported from a section without code: a variable, not a function. */
  isData: boolean
}

type Section = { address: number; size: number; fileOffset: number; hasCode: boolean }

const executable = 0x2000_0000
const pe32Plus = 0x20b

/** Every export that has a name, in the table's order. */
export function readExports(dll: Buffer): PeExport[] {
  const header = dll.readUInt32LE(0x3c)
  if (dll.toString('latin1', header, header + 4) !== 'PE\0\0') throw new Error('Not a PE file')
  const optionalHeader = header + 24
  const sections = readSections(dll, header)
  const sectionOf = (address: number): Section => {
    const section = sections.find((each) => address >= each.address && address < each.address + each.size)
    if (!section) throw new Error(`No section holds address ${address}`)
    return section
  }
  const offsetOf = (address: number): number => {
    const section = sectionOf(address)
    return address - section.address + section.fileOffset
  }
  const stringAt = (address: number): string => {
    const offset = offsetOf(address)
    return dll.toString('latin1', offset, dll.indexOf(0, offset))
  }

  const directories = optionalHeader + (dll.readUInt16LE(optionalHeader) === pe32Plus ? 112 : 96)
  const table = offsetOf(dll.readUInt32LE(directories))
  const count = dll.readUInt32LE(table + 24)
  const addresses = offsetOf(dll.readUInt32LE(table + 28))
  const names = offsetOf(dll.readUInt32LE(table + 32))
  const ordinals = offsetOf(dll.readUInt32LE(table + 36))
  return Array.from({ length: count }, (_, i) => {
    const address = dll.readUInt32LE(addresses + 4 * dll.readUInt16LE(ordinals + 2 * i))
    return { name: stringAt(dll.readUInt32LE(names + 4 * i)), isData: !sectionOf(address).hasCode }
  })
}

function readSections(dll: Buffer, header: number): Section[] {
  const first = header + 24 + dll.readUInt16LE(header + 20)
  return Array.from({ length: dll.readUInt16LE(header + 6) }, (_, i) => {
    const entry = first + 40 * i
    return {
      address: dll.readUInt32LE(entry + 12),
      size: Math.max(dll.readUInt32LE(entry + 8), dll.readUInt32LE(entry + 16)),
      fileOffset: dll.readUInt32LE(entry + 20),
      hasCode: (dll.readUInt32LE(entry + 36) & executable) !== 0,
    }
  })
}
