// Convolutions and pooling, whose windows TensorFlow places by name (SAME, VALID) and ONNX by numbers.
import type { Conversion } from './conversion.ts'
import { inputOf, integersOf, textOf, type TfNode } from './graphModel.ts'
import { channelsFirst, type Value } from './onnxBuilder.ts'

type Window = { size: number; stride: number; dilation: number }

/** How far a window reaches: where it is spread out, beyond its size. */
const reach = ({ size, dilation }: Window): number => (size - 1) * dilation + 1

/**
 * What is laid before and behind an axis, and how many places the window then has.
 * https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
 */
function place(length: number, window: Window, padding: string): { pads: [number, number]; places: number } {
  if (padding === 'VALID') {
    return { pads: [0, 0], places: Math.floor((length - reach(window)) / window.stride) + 1 }
  }
  const places = Math.ceil(length / window.stride)
  const missing = Math.max(0, (places - 1) * window.stride + reach(window) - length)
  const before = Math.floor(missing / 2)
  return { pads: [before, missing - before], places }
}

/** Conv2D, its depthwise kind, and the part before the activation of the fused kind. */
export function convertConvolution({ node, builder, valueOf, constantOf }: Conversion): Value[] {
  const value = builder.arranged(valueOf(inputOf(node, 0)), channelsFirst)
  const filterName = inputOf(node, 1)
  const filter = constantOf(filterName)
  if (!filter) throw new Error(`The filter of ${node.name} is no constant.`)
  const [rows = 0, columns = 0, channels = 0, last = 0] = filter.shape
  const isDepthwise = node.op === 'DepthwiseConv2dNative'
  const outputs = isDepthwise ? channels * last : last
  const name = isDepthwise
    ? builder.constant(filterName, filter, [2, 3, 0, 1], [outputs, 1, rows, columns])
    : builder.constant(filterName, filter, [3, 2, 0, 1])

  const biasName = node.op === '_FusedConv2D' ? inputOf(node, 2) : null
  const bias = biasName === null ? undefined : constantOf(biasName)
  if (biasName !== null && !bias) throw new Error(`The bias of ${node.name} is no constant.`)
  const biases = biasName !== null && bias ? [builder.constant(biasName, bias)] : []

  const { shape, attributes, dilations } = placeAll(node, value.shape, [rows, columns], outputs)
  const group = isDepthwise ? channels : 1
  return [
    {
      ...value,
      name: builder.add('Conv', [value.name, name, ...biases], { ...attributes, dilations, group }),
      shape,
    },
  ]
}

/** MaxPool and AvgPool; what lies outside the picture counts for neither. */
export function convertPool({ node, builder, valueOf }: Conversion): Value[] {
  const value = builder.arranged(valueOf(inputOf(node, 0)), channelsFirst)
  const [, rows = 1, columns = 1] = integersOf(node, 'ksize') ?? []
  const { shape, attributes } = placeAll(node, value.shape, [rows, columns], value.shape[3] ?? 0)
  const op = node.op === 'MaxPool' ? 'MaxPool' : 'AveragePool'
  return [{ ...value, name: builder.add(op, [value.name], attributes), shape }]
}

/** Conv2DBackpropInput: the size of its output is given, and the padding is that of the convolution back. */
export function convertTransposedConvolution(conversion: Conversion): Value[] {
  const { node, builder, valueOf, constantOf, integersOf: known } = conversion
  const shape = known(inputOf(node, 0))
  const filterName = inputOf(node, 1)
  const filter = constantOf(filterName)
  const value = builder.arranged(valueOf(inputOf(node, 2)), channelsFirst)
  if (!filter) throw new Error(`The filter of ${node.name} is no constant.`)
  const [rows = 0, columns = 0] = filter.shape
  const { attributes, shape: back } = placeAll(node, shape, [rows, columns], value.shape[3] ?? 0)
  if (back.some((size, axis) => size !== value.shape[axis])) throw new Error(`${node.name} leaves a rest.`)
  const name = builder.constant(filterName, filter, [3, 2, 0, 1])
  return [{ ...value, name: builder.add('ConvTranspose', [value.name, name], attributes), shape }]
}

function placeAll(node: TfNode, [batch = 0, ...sizes]: number[], kernel: number[], channels: number) {
  const padding = textOf(node, 'padding') ?? 'VALID'
  const isKnown = ['SAME', 'VALID'].includes(padding) && (textOf(node, 'data_format') ?? 'NHWC') === 'NHWC'
  if (!isKnown) throw new Error(`${node.name} is laid out in another way.`)
  const strides = (integersOf(node, 'strides') ?? []).slice(1, 3)
  const dilations = (integersOf(node, 'dilations') ?? [1, 1, 1, 1]).slice(1, 3)
  const places = kernel.map((size, i) =>
    place(sizes[i] ?? 0, { size, stride: strides[i] ?? 1, dilation: dilations[i] ?? 1 }, padding),
  )
  const pads = [0, 1].flatMap((side) => places.map((each) => each.pads[side] ?? 0))
  return {
    shape: [batch, ...places.map((each) => each.places), channels],
    attributes: { kernel_shape: kernel, strides, pads },
    dilations,
  }
}
