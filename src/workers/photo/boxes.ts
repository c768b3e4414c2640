// The boxes of ISO base media files (ISO/IEC 14496-12). It never believes a length that leaves its parent.

/** A box: its content lies from `at` to `end`; its type is written at `typeAt`. */
export type Box = { type: string; typeAt: number; at: number; end: number }

/** Every box from `at` to `end`, one after the other. What is cut off reaches to the end; nonsense ends the list. */
export function* boxesIn(bytes: Buffer, at: number, end: number): Generator<Box> {
  for (let next = at; next + 8 <= end;) {
    const size = bytes.readUInt32BE(next)
    const isLong = size === 1 && next + 16 <= end
    const header = isLong ? 16 : 8
    const length = isLong ? Number(bytes.readBigUInt64BE(next + 8)) : size === 0 ? end - next : size
    if (length < header) return
    const boxEnd = Math.min(next + length, end)
    yield {
      type: bytes.toString('latin1', next + 4, next + 8),
      typeAt: next + 4,
      at: next + header,
      end: boxEnd,
    }
    next = boxEnd
  }
}
