// The wire format of Protocol Buffers, as far as ONNX files need it: varints and byte strings.
// https://protobuf.dev/programming-guides/encoding

const varint = 0
const lengthDelimited = 2
const fixed32 = 5

/** A field with a number in it; negative ones take ten bytes, as the format wants. */
export function integerField(field: number, value: number): Uint8Array {
  return concat([encodeVarint(BigInt((field << 3) | varint)), encodeVarint(BigInt(value))])
}

/** A field with bytes, a text in UTF-8, or another message. */
export function bytesField(field: number, value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  const head = [encodeVarint(BigInt((field << 3) | lengthDelimited)), encodeVarint(BigInt(bytes.length))]
  return concat([...head, bytes])
}

/** A field with a number of 32 bits, IEEE 754. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return concat([encodeVarint(BigInt((field << 3) | fixed32)), bytes])
}

/** A message is its fields, one after the other. */
export function concat(parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}

function encodeVarint(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}
