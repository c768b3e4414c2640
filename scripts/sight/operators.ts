// Each operator of TensorFlow that the nets have, as operators of ONNX.
// https://www.tensorflow.org/api_docs/python/tf/raw_ops, https://onnx.ai/onnx/operators
import type { Conversion } from './conversion.ts'
import { convertConvolution, convertPool, convertTransposedConvolution } from './convolutions.ts'
import { inputOf, textsOf, type Constant, type TfNode } from './graphModel.ts'
import { asCounted, channelsFirst, storedShape, type OnnxBuilder, type Value } from './onnxBuilder.ts'

type Convert = (conversion: Conversion) => Value[]

const sameShape =
  (op: string, attributesOf: (node: TfNode) => Parameters<OnnxBuilder['add']>[2] = () => ({})): Convert =>
  ({ node, builder, valueOf }) => {
    const value = valueOf(inputOf(node, 0))
    return [{ ...value, name: builder.add(op, [value.name], attributesOf(node)) }]
  }

const binary =
  (op: string): Convert =>
  ({ node, builder, valueOf, constantOf }) => {
    if (node.input.length !== 2) throw new Error(`${node.name} does not take two inputs.`)
    const [left, right] = [inputOf(node, 0), inputOf(node, 1)]
    // Both are symmetric, so a constant on the left changes places.
    const [a, b] = constantOf(left) ? [right, left] : [left, right]
    const value = valueOf(a)
    const constant = constantOf(b)
    if (constant) {
      return [{ ...value, name: builder.add(op, [value.name, broadcast(builder, b, constant, value)]) }]
    }
    const partner = valueOf(b)
    if (partner.shape.some((size, axis) => size !== value.shape[axis] && size !== 1)) {
      throw new Error(`${node.name} widens its first input.`)
    }
    return [{ ...value, name: builder.add(op, [value.name, builder.arranged(partner, value.layout).name]) }]
  }

const operators: Record<string, Convert> = {
  Identity: ({ node, valueOf }) => [valueOf(inputOf(node, 0))],
  Relu: sameShape('Relu'),
  Sigmoid: sameShape('Sigmoid'),
  LeakyRelu: sameShape('LeakyRelu', ({ attr }) => ({ alpha: { float: attr['alpha']?.f ?? 0.2 } })),
  Relu6: ({ node, builder, valueOf }) => [activate('Relu6', valueOf(inputOf(node, 0)), builder)],
  Prelu: ({ node, builder, valueOf, constantOf }) => {
    const slope = inputOf(node, 1)
    return [
      activate('Prelu', valueOf(inputOf(node, 0)), builder, { name: slope, constant: constantOf(slope) }),
    ]
  },
  Add: binary('Add'),
  AddV2: binary('Add'),
  AddN: binary('Add'),
  Mul: binary('Mul'),
  Conv2D: convertConvolution,
  DepthwiseConv2dNative: convertConvolution,
  _FusedConv2D: (conversion) => {
    const { node, builder, constantOf } = conversion
    const [bias, activation, ...rest] = textsOf(node, 'fused_ops')
    if (bias !== 'BiasAdd' || rest.length > 0) throw new Error(`${node.name} is fused in another way.`)
    const values = convertConvolution(conversion)
    if (activation === undefined) return values
    const slope = node.input[3]
    const parameter = slope === undefined ? undefined : { name: slope, constant: constantOf(slope) }
    return values.map((value) => activate(activation, value, builder, parameter))
  },
  Conv2DBackpropInput: convertTransposedConvolution,
  MaxPool: convertPool,
  AvgPool: convertPool,
  Pad: convertPad,
  PadV2: convertPad,
  Transpose: ({ node, valueOf, integersOf: known }) => {
    const value = valueOf(inputOf(node, 0))
    const perm = known(inputOf(node, 1))
    const shape = perm.map((axis) => value.shape[axis] ?? 0)
    return [{ ...value, shape, layout: value.layout.map((axis) => perm.indexOf(axis)) }]
  },
  Reshape: ({ node, builder, valueOf, integersOf: known }) => {
    const value = valueOf(inputOf(node, 0))
    const shape = resolveShape(known(inputOf(node, 1)), value.shape)
    const { name } = builder.arranged(value, asCounted(value.shape))
    return [
      { name: builder.add('Reshape', [name, builder.integers(shape)]), shape, layout: asCounted(shape) },
    ]
  },
  ConcatV2: ({ node, builder, valueOf, integersOf: known }) => {
    const parts = node.input.slice(0, -1).map((name) => valueOf(name))
    const [first] = parts
    if (!first) throw new Error(`${node.name} joins nothing.`)
    const axis = axisOf(known(node.input.at(-1) ?? ''), first)
    const names = parts.map((part) => builder.arranged(part, first.layout).name)
    const name = builder.add('Concat', names, { axis: first.layout.indexOf(axis) })
    return [
      { ...first, name, shape: withSize(first.shape, axis, sum(parts.map((part) => part.shape[axis]))) },
    ]
  },
  SplitV: ({ node, builder, valueOf, integersOf: known }) => {
    const value = valueOf(inputOf(node, 0))
    const sizes = known(inputOf(node, 1))
    const axis = axisOf(known(inputOf(node, 2)), value)
    const names = builder.addWithOutputs('Split', [value.name, builder.integers(sizes)], sizes.length, {
      axis: value.layout.indexOf(axis),
    })
    return names.map((name, i) => ({ ...value, name, shape: withSize(value.shape, axis, sizes[i] ?? 0) }))
  },
  ResizeBilinear: ({ node, builder, valueOf, integersOf: known }) => {
    if (node.attr['half_pixel_centers']?.b !== true) throw new Error(`${node.name} resizes in another way.`)
    const value = builder.arranged(valueOf(inputOf(node, 0)), channelsFirst)
    const [rows = 0, columns = 0] = known(inputOf(node, 1))
    const shape = [value.shape[0] ?? 0, rows, columns, value.shape[3] ?? 0]
    const sizes = builder.integers(storedShape({ ...value, shape }))
    const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' }
    return [{ ...value, name: builder.add('Resize', [value.name, '', '', sizes], attributes), shape }]
  },
}

/**
 * What a node of TensorFlow yields, one value for each of its outputs.
 * @throws Error where the operator, or this use of it, is not among those of the nets
 */
export function convertNode(conversion: Conversion): Value[] {
  const { node } = conversion
  const convert = operators[node.op]
  if (!convert) throw new Error(`${node.op} (${node.name}) is not among the operators that are converted.`)
  return convert(conversion)
}

function convertPad({ node, builder, valueOf, constantOf, integersOf: known }: Conversion): Value[] {
  const value = valueOf(inputOf(node, 0))
  const paddings = known(inputOf(node, 1))
  const [before, after] = [0, 1].map((side) => value.shape.map((_, axis) => paddings[2 * axis + side] ?? 0))
  const pads = [before, after].flatMap((side) => value.layout.map((axis) => side?.[axis] ?? 0))
  const filling = node.input[2]
  const constant = filling === undefined ? undefined : constantOf(filling)
  const fillers = filling !== undefined && constant ? [builder.constant(filling, constant)] : []
  const shape = value.shape.map((size, axis) => size + (before?.[axis] ?? 0) + (after?.[axis] ?? 0))
  const name = builder.add('Pad', [value.name, builder.integers(pads), ...fillers], { mode: 'constant' })
  return [{ ...value, name, shape }]
}

function activate(
  op: string,
  value: Value,
  builder: OnnxBuilder,
  slope?: { name: string; constant: Constant | undefined },
): Value {
  if (op === 'Relu') return { ...value, name: builder.add('Relu', [value.name]) }
  if (op === 'Relu6') {
    return { ...value, name: builder.add('Clip', [value.name, builder.scalar(0), builder.scalar(6)]) }
  }
  if (op === 'Prelu' && slope?.constant) {
    const parameter = broadcast(builder, slope.name, slope.constant, value)
    return { ...value, name: builder.add('PRelu', [value.name, parameter]) }
  }
  throw new Error(`${op} is not among the activations that are converted.`)
}

/** A constant that TensorFlow would repeat along the missing first axes of `value`, with its axes where they lie there. */
function broadcast(builder: OnnxBuilder, name: string, constant: Constant, value: Value): string {
  const missing = value.shape.length - constant.shape.length
  const sizes = [...Array.from({ length: missing }, () => 1), ...constant.shape]
  const order = value.layout.filter((axis) => axis >= missing).map((axis) => axis - missing)
  return builder.constant(
    name,
    constant,
    order,
    value.layout.map((axis) => sizes[axis] ?? 1),
  )
}

function resolveShape(wanted: number[], from: number[]): number[] {
  const known = wanted.filter((size) => size >= 0).reduce((product, size) => product * size, 1)
  const all = from.reduce((product, size) => product * size, 1)
  return wanted.map((size) => (size < 0 ? all / known : size))
}

function axisOf([axis = 0]: number[], { shape }: Value): number {
  return axis < 0 ? axis + shape.length : axis
}

const sum = (sizes: (number | undefined)[]): number =>
  sizes.reduce<number>((all, size) => all + (size ?? 0), 0)
const withSize = (shape: number[], axis: number, size: number): number[] => shape.with(axis, size)
