/** Markers that may come before the size of a picture; more of them are no camera's work. */
const maxMarkers = 200

/** JPEG markers (ITU-T T.81): what is decoded here, and what stands alone, without a length. */
const decodable = new Set([0xc0, 0xc1, 0xc2])
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/**
 * Size in pixels of the JPEG at `from`, which ends before `to`, if it is a picture: 8 bits, baseline, extended or
 * progressive. Null for anything else, above all for lossless JPEG (SOF3), which is how cameras store sensor data.
 */
export function jpegSize(bytes: Buffer, from: number, to: number): { width: number; height: number } | null {
  const end = Math.min(to, bytes.length)
  if (from + 4 > end || bytes.readUInt16BE(from) !== 0xffd8) return null
  let at = from + 2
  for (let seen = 0; seen < maxMarkers && at + 9 <= end; seen++) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff) return null
    if (marker === 0xff) at++
    else if (standsAlone(marker)) at += 2
    else if (decodable.has(marker)) {
      const height = bytes.readUInt16BE(at + 5)
      const width = bytes.readUInt16BE(at + 7)
      return bytes[at + 4] === 8 && width > 0 && height > 0 ? { width, height } : null
    } else if (marker === 0xc4 || marker === 0xcc || marker < 0xc0 || marker > 0xcf) {
      if (marker === 0xd9 || marker === 0xda) return null
      at += 2 + bytes.readUInt16BE(at + 2)
    } else return null
  }
  return null
}
