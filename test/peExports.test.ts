// The export table of a Windows DLL, on one that is written here byte by byte.
import { expect, it } from 'vitest'
import { moduleDefinition } from '../scripts/engine/importLibraries.ts'
import { readExports } from '../scripts/engine/peExports.ts'

const code = { address: 0x1000, characteristics: 0x6000_0020 }
const data = { address: 0x2000, characteristics: 0xc000_0040 }
const fileOffsetOfData = 0x200

/** The least of a DLL that has exports: two sections, the table of exports in the second. */
function createDll(exports: { name: string; address: number }[], optionalHeader: 0x10b | 0x20b): Buffer {
  const dll = Buffer.alloc(0x400)
  const header = 0x40
  const directories = header + 24 + (optionalHeader === 0x20b ? 112 : 96)
  const sections = directories + 16
  dll.writeUInt32LE(header, 0x3c)
  dll.write('PE\0\0', header, 'latin1')
  dll.writeUInt16LE(2, header + 6)
  dll.writeUInt16LE(sections - (header + 24), header + 20)
  dll.writeUInt16LE(optionalHeader, header + 24)
  dll.writeUInt32LE(data.address, directories)
  for (const [i, { address, characteristics }] of [code, data].entries()) {
    const entry = sections + 40 * i
    dll.writeUInt32LE(0x100, entry + 8)
    dll.writeUInt32LE(address, entry + 12)
    dll.writeUInt32LE(0x200, entry + 16)
    dll.writeUInt32LE(fileOffsetOfData * i, entry + 20)
    dll.writeUInt32LE(characteristics, entry + 36)
  }

  const at = (offset: number): number => fileOffsetOfData + offset
  const [addresses, names, ordinals, strings] = [0x40, 0x60, 0x80, 0xa0]
  dll.writeUInt32LE(exports.length, at(24))
  dll.writeUInt32LE(data.address + addresses, at(28))
  dll.writeUInt32LE(data.address + names, at(32))
  dll.writeUInt32LE(data.address + ordinals, at(36))
  let end = strings
  for (const [i, { name, address }] of exports.entries()) {
    // Names are sorted and addresses are not: the ordinals connect them.
    const ordinal = exports.length - 1 - i
    dll.writeUInt32LE(address, at(addresses + 4 * ordinal))
    dll.writeUInt32LE(data.address + end, at(names + 4 * i))
    dll.writeUInt16LE(ordinal, at(ordinals + 2 * i))
    end += dll.write(`${name}\0`, at(end), 'latin1')
  }
  return dll
}

const exports = [
  { name: '?load@@YAXXZ', address: code.address + 8 },
  { name: 'llama_decode', address: code.address + 16 },
  { name: 'llama_table', address: data.address + 0xf0 },
]

it.each([0x10b, 0x20b] as const)(
  'reads names, and which are variables: optional header %i',
  (optionalHeader) => {
    expect(readExports(createDll(exports, optionalHeader))).toEqual([
      { name: '?load@@YAXXZ', isData: false },
      { name: 'llama_decode', isData: false },
      { name: 'llama_table', isData: true },
    ])
  },
)

it('writes a module definition', () => {
  expect(moduleDefinition('llama.dll', createDll(exports, 0x20b))).toBe(
    'LIBRARY llama.dll\nEXPORTS\n  ?load@@YAXXZ\n  llama_decode\n  llama_table DATA\n',
  )
})

it('refuses what is no DLL', () => {
  expect(() => readExports(Buffer.alloc(256))).toThrow('Not a PE file')
})
