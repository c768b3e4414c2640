// Small graph models as tfjs would have them, and what the runtime makes of them once they are ONNX.
import { convertToOnnx } from '../../scripts/sight/convert.ts'
import type { Constant, GraphModel, TfNode } from '../../scripts/sight/graphModel.ts'
import { loadOnnxRuntime, sessionOptions } from '../../src/workers/sight/runtime.ts'

/** Numbers in TensorFlow's order: of a picture, the channels last. */
export type Numbers = { shape: number[]; data: number[] }

/** Numbers that look random, between -1 and 1, the same for the same size. */
export function numbers(...shape: number[]): Numbers {
  const count = shape.reduce((product, size) => product * size, 1)
  return { shape, data: Array.from({ length: count }, (_, i) => Math.fround(Math.sin(i * 12.9898 + count))) }
}

export function node(op: string, input: string[], attr: TfNode['attr'] = {}): TfNode {
  return { name: 'result', op, input, attr }
}

export const text = (value: string) => ({ s: Buffer.from(value).toString('base64') })
export const texts = (...values: string[]) => ({ list: { s: values.map((value) => text(value).s) } })
export const list = (...values: number[]) => ({ list: { i: values } })

export function floats({ shape, data }: Numbers): Constant {
  return { type: 'float32', shape, data: new Uint8Array(Float32Array.from(data).buffer) }
}

export function integers(shape: number[], ...data: number[]): Constant {
  return { type: 'int32', shape, data: new Uint8Array(Int32Array.from(data).buffer) }
}

/** A graph with one input of this shape, the nodes, and the constants by name. */
export function graph(shape: number[], nodes: TfNode[], constants: Record<string, Constant>): GraphModel {
  const placeholder: TfNode = {
    name: 'x',
    op: 'Placeholder',
    input: [],
    attr: { shape: { shape: { dim: shape.map((size) => ({ size })) } } },
  }
  return {
    nodes: new Map([placeholder, ...nodes].map((each) => [each.name, each])),
    constants: new Map(Object.entries(constants)),
  }
}

/** Converts, then runs with `x`; the named output in TensorFlow's order. */
export async function outcome(model: GraphModel, x: Numbers, output = 'result'): Promise<Numbers> {
  const { InferenceSession, Tensor } = await loadOnnxRuntime()
  const session = await InferenceSession.create(convertToOnnx('test', model, { y: output }), sessionOptions)
  const { shape, data } = x
  const isPicture = shape.length === 4 && (shape[3] ?? 0) <= 4
  const stored = isPicture ? planar(x) : data
  const dims = isPicture ? [0, 3, 1, 2].map((axis) => shape[axis] ?? 0) : shape
  const { y } = await session.run({ input: new Tensor('float32', Float32Array.from(stored), dims) })
  if (!y) throw new Error('Nothing came out.')
  return { shape: [...y.dims], data: Array.from(y.data as Float32Array) }
}

function planar({ shape: [, rows = 0, columns = 0, channels = 0], data }: Numbers): number[] {
  const cells = rows * columns
  return data.map((_, i) => data[(i % cells) * channels + Math.floor(i / cells)] ?? 0)
}
