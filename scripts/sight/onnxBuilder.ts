// An ONNX graph as it grows: values with their sizes, constants in the order that ONNX wants them.
import { bytesPerElement, type Constant } from './graphModel.ts'
import { onnxTypeNumber, type Attribute, type Initializer, type OnnxNode } from './onnx.ts'

/**
 * A tensor of the net. TensorFlow keeps the channels of a picture last, ONNX first; so a value says where each of its
 * axes went, and a transposition in the source costs nothing.
 */
export type Value = {
  name: string
  /** Sizes of its axes, as TensorFlow counts them. */
  shape: number[]
  /** Which of these axes is stored first, second, and so on. */
  layout: number[]
}

/** Channels before rows and columns, where TensorFlow has them after. */
export const channelsFirst = [0, 3, 1, 2]
export const asCounted = (shape: number[]): number[] => shape.map((_, axis) => axis)
export const storedShape = ({ shape, layout }: Pick<Value, 'shape' | 'layout'>): number[] =>
  layout.map((axis) => shape[axis] ?? 0)

export type OnnxBuilder = ReturnType<typeof createOnnxBuilder>

/** Starts an empty graph. Names are given in order, so that the same source makes the same file. */
export function createOnnxBuilder() {
  const nodes: OnnxNode[] = []
  const initializers: Initializer[] = []
  const named = new Map<string, string>()
  let count = 0

  const nextName = (): string => `t${count++}`

  /** Adds an operator with one output, and returns that output's name. */
  function add(op: string, inputs: string[], attributes: Record<string, Attribute> = {}): string {
    const [name = ''] = addWithOutputs(op, inputs, 1, attributes)
    return name
  }

  function addWithOutputs(
    op: string,
    inputs: string[],
    outputCount: number,
    attributes: Record<string, Attribute>,
  ): string[] {
    const outputs = Array.from({ length: outputCount }, nextName)
    nodes.push({ op, inputs, outputs, attributes })
    return outputs
  }

  /** Once for each key. */
  function once(key: string, make: () => string): string {
    const name = named.get(key) ?? make()
    named.set(key, name)
    return name
  }

  /** A list of integers, as sizes. */
  function integers(values: number[]): string {
    return once(`integers ${values.join(' ')}`, () => {
      const name = nextName()
      const data = new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
      initializers.push({ name, type: 'int64', dims: [values.length], data })
      return name
    })
  }

  /** One number of 32 bits. */
  function scalar(value: number): string {
    return once(`scalar ${value}`, () => {
      const name = nextName()
      const data = new Uint8Array(Float32Array.of(value).buffer)
      initializers.push({ name, type: 'float32', dims: [], data })
      return name
    })
  }

  /**
   * A constant of the source, its axes in another order and its sizes written as `dims`. Numbers of 16 bits stay so in
   * the file; the runtime widens them when it loads it.
   */
  function constant(key: string, source: Constant, order = asCounted(source.shape), dims?: number[]): string {
    const shape = dims ?? order.map((axis) => source.shape[axis] ?? 0)
    return once(`constant ${key} ${order.join(' ')} as ${shape.join(' ')}`, () => {
      const { type, data } = transposed(source, order)
      if (type === 'int32') throw new Error(`${key} holds integers where numbers are needed.`)
      const name = nextName()
      initializers.push({ name, type, dims: shape, data })
      return type === 'float16' ? add('Cast', [name], { to: onnxTypeNumber('float32') }) : name
    })
  }

  /** The value with its axes stored in this order. */
  function arranged(value: Value, layout: number[]): Value {
    if (layout.every((axis, i) => axis === value.layout[i])) return value
    const perm = layout.map((axis) => value.layout.indexOf(axis))
    const name = once(`${value.name} as ${perm.join(' ')}`, () => add('Transpose', [value.name], { perm }))
    return { ...value, name, layout }
  }

  return { nodes, initializers, add, addWithOutputs, integers, scalar, constant, arranged }
}

/** The elements of `source` with its axes in another order: axis i of the result is axis `order[i]`. */
export function transposed(source: Constant, order: number[]): Constant {
  const { type, shape, data } = source
  const size = bytesPerElement[type]
  const newShape = order.map((axis) => shape[axis] ?? 0)
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, each) => product * each, 1))
  const out = new Uint8Array(data.length)
  const index = newShape.map(() => 0)
  for (let at = 0; at < out.length; at += size) {
    const from = order.reduce((sum, axis, i) => sum + (index[i] ?? 0) * (strides[axis] ?? 0), 0) * size
    for (let byte = 0; byte < size; byte++) out[at + byte] = data[from + byte] ?? 0
    for (let i = index.length - 1; i >= 0; i--) {
      index[i] = (index[i] ?? 0) + 1
      if ((index[i] ?? 0) < (newShape[i] ?? 0)) break
      index[i] = 0
    }
  }
  return { type, shape: newShape, data: out }
}
