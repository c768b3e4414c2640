// What the operators are, written out as loops over TensorFlow's order. Slow and plain.
import type { Numbers } from './graphs.ts'

type Window = { stride: number; dilation?: number; padding: 'SAME' | 'VALID' }

const at = (
  { shape: [, rows = 0, columns = 0, channels = 0], data }: Numbers,
  r: number,
  c: number,
  k: number,
) => (r < 0 || c < 0 || r >= rows || c >= columns ? null : (data[(r * columns + c) * channels + k] ?? 0))

/** Calls `cell` for every place of a window, with its first row and column in the picture. */
function slide(
  { shape: [, rows = 0, columns = 0] }: Numbers,
  [height, width]: [number, number],
  { stride, dilation = 1, padding }: Window,
  channels: number,
  cell: (row: number, column: number, channel: number) => number,
): Numbers {
  const along = (length: number, size: number) => {
    const reach = (size - 1) * dilation + 1
    if (padding === 'VALID') return { places: Math.ceil((length - reach + 1) / stride), before: 0 }
    const places = Math.ceil(length / stride)
    return { places, before: Math.floor(Math.max(0, (places - 1) * stride + reach - length) / 2) }
  }
  const [down, across] = [along(rows, height), along(columns, width)]
  const data: number[] = []
  for (let r = 0; r < down.places; r++)
    for (let c = 0; c < across.places; c++)
      for (let k = 0; k < channels; k++)
        data.push(cell(r * stride - down.before, c * stride - across.before, k))
  return { shape: [1, down.places, across.places, channels], data }
}

/** A filter of TensorFlow: rows, columns, channels in, channels out. */
export function convolve(x: Numbers, filter: Numbers, window: Window): Numbers {
  const [height = 0, width = 0, ins = 0, outs = 0] = filter.shape
  const { dilation = 1 } = window
  return slide(x, [height, width], window, outs, (row, column, k) => {
    let sum = 0
    for (let r = 0; r < height; r++)
      for (let c = 0; c < width; c++)
        for (let i = 0; i < ins; i++)
          sum +=
            (at(x, row + r * dilation, column + c * dilation, i) ?? 0) *
            (filter.data[((r * width + c) * ins + i) * outs + k] ?? 0)
    return sum
  })
}

/** A filter of TensorFlow: rows, columns, channels, outputs of each channel. */
export function convolveDepthwise(x: Numbers, filter: Numbers, window: Window): Numbers {
  const [height = 0, width = 0, ins = 0, each = 0] = filter.shape
  return slide(x, [height, width], window, ins * each, (row, column, k) => {
    let sum = 0
    for (let r = 0; r < height; r++)
      for (let c = 0; c < width; c++)
        sum +=
          (at(x, row + r, column + c, Math.floor(k / each)) ?? 0) *
          (filter.data[(r * width + c) * ins * each + k] ?? 0)
    return sum
  })
}

/** The greatest or the mean of each window; what lies outside counts for nothing. */
export function pool(x: Numbers, size: [number, number], window: Window, kind: 'max' | 'mean'): Numbers {
  return slide(x, size, window, x.shape[3] ?? 0, (row, column, k) => {
    const seen: number[] = []
    for (let r = 0; r < size[0]; r++)
      for (let c = 0; c < size[1]; c++) {
        const value = at(x, row + r, column + c, k)
        if (value !== null) seen.push(value)
      }
    return kind === 'max' ? Math.max(...seen) : seen.reduce((sum, value) => sum + value, 0) / seen.length
  })
}

/** The gradient of a convolution: every number is spread over the cells that it would come from. */
export function spread(x: Numbers, filter: Numbers, to: number[], stride: number): Numbers {
  const [, rows = 0, columns = 0, channels = 0] = to
  const [height = 0, width = 0, outs = 0, ins = 0] = filter.shape
  const [, down = 0, across = 0] = x.shape
  const before = (places: number, size: number, length: number) =>
    Math.floor(Math.max(0, (places - 1) * stride + size - length) / 2)
  const data = Array.from({ length: rows * columns * channels }, () => 0)
  for (let r = 0; r < down; r++)
    for (let c = 0; c < across; c++)
      for (let a = 0; a < height; a++)
        for (let b = 0; b < width; b++) {
          const [row, column] = [
            r * stride - before(down, height, rows) + a,
            c * stride - before(across, width, columns) + b,
          ]
          if (row < 0 || column < 0 || row >= rows || column >= columns) continue
          for (let o = 0; o < outs; o++)
            for (let i = 0; i < ins; i++)
              data[(row * columns + column) * channels + o]! +=
                (at(x, r, c, i) ?? 0) * (filter.data[((a * width + b) * outs + o) * ins + i] ?? 0)
        }
  return { shape: to, data }
}

/** Bilinear, the centres of the first and last cells as far inside as before. */
export function resize(x: Numbers, rows: number, columns: number): Numbers {
  const [, height = 0, width = 0, channels = 0] = x.shape
  const between = (place: number, from: number, to: number) => {
    const exact = Math.max(0, ((place + 0.5) * from) / to - 0.5)
    const low = Math.min(from - 1, Math.floor(exact))
    return { low, high: Math.min(from - 1, low + 1), share: exact - Math.floor(exact) }
  }
  const data: number[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      for (let k = 0; k < channels; k++) {
        const [v, h] = [between(r, height, rows), between(c, width, columns)]
        const line = (row: number) =>
          (at(x, row, h.low, k) ?? 0) * (1 - h.share) + (at(x, row, h.high, k) ?? 0) * h.share
        data.push(line(v.low) * (1 - v.share) + line(v.high) * v.share)
      }
  return { shape: [1, rows, columns, channels], data }
}

/** Rows, columns and channels of `x` laid into a larger field. */
export function pad(x: Numbers, paddings: number[][], filling: number): Numbers {
  const shape = x.shape.map((size, axis) => size + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0))
  const [, rows = 0, columns = 0, channels = 0] = shape
  const data: number[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      for (let k = 0; k < channels; k++) {
        const channel = k - (paddings[3]?.[0] ?? 0)
        const isInside = channel >= 0 && channel < (x.shape[3] ?? 0)
        const value = isInside
          ? at(x, r - (paddings[1]?.[0] ?? 0), c - (paddings[2]?.[0] ?? 0), channel)
          : null
        data.push(value ?? filling)
      }
  return { shape, data }
}
