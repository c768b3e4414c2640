/** A file made to cost whoever opens it far more than it weighs. */
export type Hostile = {
  name: string
  make: () => Buffer | Promise<Buffer>
  /** What is said of it, where it is refused by its header. */
  refused?: string
  /** It takes seconds to write, to refuse or to measure, and is left to runs by hand. */
  slow?: boolean
}

/** Numbers as bytes, the most significant first. */
export function bigEndian(size: 1 | 2 | 3 | 4, ...values: number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length)
  values.forEach((value, i) => bytes.writeUIntBE(value, i * size, size))
  return bytes
}

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
