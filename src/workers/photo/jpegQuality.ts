/** The luminance table of ITU-T T.81, annex K, in the zigzag order of a file. */
const standardTable = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58,
  51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103,
  62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
]

/**
 * Quality of a JPEG from its first quantisation table, 1..100 on the scale of the IJG's library, whose tables are the
 * standard one times 5000 / q below 50 and 200 - 2q from there, in percent. Null for any other file and broken tables.
 */
export function jpegQuality(bytes: Buffer): number | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 5 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const isTable = bytes[at + 1] === 0xdb && (bytes[at + 4]! & 15) === 0
    if (isTable) return qualityOf(bytes, at + 5, bytes[at + 4]! >> 4 ? 2 : 1)
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return null
}

function qualityOf(bytes: Buffer, from: number, width: 1 | 2): number | null {
  if (from + 64 * width > bytes.length) return null
  const steps = standardTable.map((step, k) => [bytes.readUIntBE(from + k * width, width), step] as const)
  // A table of bytes ends at 255, whatever the quality asks for.
  const percents = steps.flatMap(([own, step]) => (own === 255 ? [] : [(100 * own) / step]))
  if (percents.length === 0) return 1
  const percent = percents.reduce((sum, each) => sum + each, 0) / percents.length
  const quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent
  return Math.max(1, Math.min(100, Math.round(quality)))
}
