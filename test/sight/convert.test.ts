// Every operator of the nets, converted and run, against the same as a plain loop.
import { describe, expect, it } from 'vitest'
import { convertToOnnx } from '../../scripts/sight/convert.ts'
import type { Constant, TfNode } from '../../scripts/sight/graphModel.ts'
import { floats, graph, integers, list, node, numbers, outcome, text, texts, type Numbers } from './graphs.ts'
import { convolve, convolveDepthwise, pad, pool, resize, spread } from './loops.ts'

/** The greatest difference of two numbers; infinite where there are not as many of them. */
function difference(actual: Numbers, expected: Numbers): number {
  if (actual.shape.join() !== expected.shape.join()) return Infinity
  return Math.max(...actual.data.map((value, i) => Math.abs(value - (expected.data[i] ?? NaN))))
}

const rounding = 1e-5

const mapped = ({ shape, data }: Numbers, f: (value: number, i: number) => number): Numbers => ({
  shape,
  data: data.map(f),
})

const picture = numbers(1, 7, 6, 3)
/** Runs one node on the picture. */
const run = (one: TfNode, constants: Record<string, Constant> = {}) =>
  outcome(graph(picture.shape, [one], constants), picture)

const windows = [
  { padding: 'SAME', stride: 1 },
  { padding: 'SAME', stride: 2 },
  { padding: 'VALID', stride: 1 },
  { padding: 'VALID', stride: 2 },
] as const

const placed = ({ padding, stride }: (typeof windows)[number], dilation = 1) => ({
  padding: text(padding),
  data_format: text('NHWC'),
  strides: list(1, stride, stride, 1),
  dilations: list(1, dilation, dilation, 1),
})

describe.each(windows)('$padding, $stride at a time', (window) => {
  it.each([
    [3, 3],
    [2, 2],
    [5, 1],
  ])('Conv2D %i × %i', async (height, width) => {
    const filter = numbers(height, width, 3, 4)
    const actual = await run(node('Conv2D', ['x', 'w'], placed(window)), { w: floats(filter) })
    expect(difference(actual, convolve(picture, filter, window))).toBeLessThan(rounding)
  })

  it('DepthwiseConv2dNative, two outputs of each channel', async () => {
    const filter = numbers(3, 3, 3, 2)
    const one = node('DepthwiseConv2dNative', ['x', 'w'], placed(window))
    expect(
      difference(await run(one, { w: floats(filter) }), convolveDepthwise(picture, filter, window)),
    ).toBeLessThan(rounding)
  })

  it.each([
    ['MaxPool', 'max'],
    ['AvgPool', 'mean'],
  ] as const)('%s', async (op, kind) => {
    const one = node(op, ['x'], { ...placed(window), ksize: list(1, 3, 2, 1) })
    expect(difference(await run(one), pool(picture, [3, 2], window, kind))).toBeLessThan(rounding)
  })
})

it('Conv2D with a spread window', async () => {
  const filter = numbers(3, 3, 3, 2)
  const window = { padding: 'SAME', stride: 1, dilation: 2 } as const
  const one = node('Conv2D', ['x', 'w'], placed(window, 2))
  expect(difference(await run(one, { w: floats(filter) }), convolve(picture, filter, window))).toBeLessThan(
    rounding,
  )
})

it('numbers of 16 bits', async () => {
  const bits = Uint16Array.of(0x3c00, 0xc000, 0x3555)
  const w: Constant = { type: 'float16', shape: [1, 1, 3, 1], data: new Uint8Array(bits.buffer) }
  const one = node('Conv2D', ['x', 'w'], placed({ padding: 'SAME', stride: 1 }))
  const filter = { shape: [1, 1, 3, 1], data: [1, -2, 0.333251953125] }
  expect(
    difference(await run(one, { w }), convolve(picture, filter, { padding: 'SAME', stride: 1 })),
  ).toBeLessThan(rounding)
})

describe('_FusedConv2D', () => {
  const window = { padding: 'SAME', stride: 2 } as const
  const filter = numbers(3, 3, 3, 4)
  const constants = { w: floats(filter), b: floats(numbers(4)), a: floats(numbers(1, 1, 4)) }
  const biased = mapped(
    convolve(picture, filter, window),
    (value, i) => value + (numbers(4).data[i % 4] ?? 0),
  )
  const fused = (...ops: string[]) =>
    node('_FusedConv2D', ops.includes('Prelu') ? ['x', 'w', 'b', 'a'] : ['x', 'w', 'b'], {
      ...placed(window),
      fused_ops: texts('BiasAdd', ...ops),
    })

  it.each<[string[], (value: number, i: number) => number]>([
    [[], (value) => value],
    [['Relu'], (value) => Math.max(0, value)],
    [['Relu6'], (value) => Math.min(6, Math.max(0, value))],
    [['Prelu'], (value, i) => (value < 0 ? value * (numbers(1, 1, 4).data[i % 4] ?? 0) : value)],
  ])('BiasAdd %s', async (ops, f) => {
    expect(difference(await run(fused(...ops), constants), mapped(biased, f))).toBeLessThan(rounding)
  })

  it('is refused with anything else', () => {
    const convert = (one: TfNode) =>
      convertToOnnx('t', graph(picture.shape, [one], constants), { y: 'result' })
    expect(() => convert(fused('Elu'))).toThrow('Elu is not among')
    expect(() =>
      convert({ ...fused(), attr: { ...placed(window), fused_ops: texts('FusedBatchNorm') } }),
    ).toThrow('fused in another way')
  })
})

it.each([
  [2, 3],
  [3, 3],
  [4, 2],
])('Conv2DBackpropInput %i × %i', async (height, width) => {
  const filter = numbers(height, width, 2, 3)
  const shape = [1, 13, 12, 2]
  const one = node('Conv2DBackpropInput', ['size', 'w', 'x'], placed({ padding: 'SAME', stride: 2 }))
  const constants = { size: integers([4], ...shape), w: floats(filter) }
  expect(difference(await run(one, constants), spread(picture, filter, shape, 2))).toBeLessThan(rounding)
})

it.each<[string, TfNode['attr'], (value: number) => number]>([
  ['Relu', {}, (value) => Math.max(0, value)],
  ['Relu6', {}, (value) => Math.min(6, Math.max(0, value))],
  ['LeakyRelu', { alpha: { f: 0.1 } }, (value) => (value < 0 ? value * 0.1 : value)],
  ['Sigmoid', {}, (value) => 1 / (1 + Math.exp(-value))],
  ['Identity', {}, (value) => value],
])('%s', async (op, attr, f) => {
  expect(difference(await run(node(op, ['x'], attr)), mapped(picture, f))).toBeLessThan(rounding)
})

it('Prelu with a slope for each channel', async () => {
  const slope = numbers(1, 1, 3)
  const actual = await run(node('Prelu', ['x', 'a']), { a: floats(slope) })
  expect(
    difference(
      actual,
      mapped(picture, (value, i) => (value < 0 ? value * (slope.data[i % 3] ?? 0) : value)),
    ),
  ).toBeLessThan(rounding)
})

describe.each(['Add', 'AddV2', 'AddN', 'Mul'])('%s', (op) => {
  const combine = (a: number, b: number): number => (op === 'Mul' ? a * b : a + b)

  it.each([
    ['channel', numbers(3), (i: number) => i % 3],
    ['cell', numbers(7, 6, 3), (i: number) => i],
    ['picture', numbers(), () => 0],
  ] as const)('a number for each %s, on either side', async (_, constant, indexOf) => {
    const expected = mapped(picture, (value, i) => combine(value, constant.data[indexOf(i)] ?? 0))
    for (const inputs of [
      ['x', 'c'],
      ['c', 'x'],
    ])
      expect(difference(await run(node(op, inputs), { c: floats(constant) }), expected)).toBeLessThan(
        rounding,
      )
  })

  it('two values', async () => {
    const sigmoid = { ...node('Sigmoid', ['x']), name: 's' }
    const actual = await outcome(graph(picture.shape, [sigmoid, node(op, ['x', 's'])], {}), picture)
    expect(
      difference(
        actual,
        mapped(picture, (value) => combine(value, 1 / (1 + Math.exp(-value)))),
      ),
    ).toBeLessThan(rounding)
  })
})

it.each([
  ['rows and columns', [0, 0, 1, 2, 0, 3, 0, 0]],
  ['channels', [0, 0, 0, 0, 0, 0, 0, 5]],
])('Pad %s', async (_, paddings) => {
  const pairs = [0, 2, 4, 6].map((i) => paddings.slice(i, i + 2))
  const constants = { p: integers([4, 2], ...paddings), f: floats({ shape: [], data: [-3] }) }
  expect(difference(await run(node('Pad', ['x', 'p']), constants), pad(picture, pairs, 0))).toBeLessThan(
    rounding,
  )
  expect(
    difference(await run(node('PadV2', ['x', 'p', 'f']), constants), pad(picture, pairs, -3)),
  ).toBeLessThan(rounding)
})

it.each([
  [14, 12],
  [10, 17],
  [3, 2],
])('ResizeBilinear to %i × %i', async (rows, columns) => {
  const one = node('ResizeBilinear', ['x', 's'], { half_pixel_centers: { b: true } })
  expect(
    difference(await run(one, { s: integers([2], rows, columns) }), resize(picture, rows, columns)),
  ).toBeLessThan(rounding)
})

it.each([
  ['columns', 2],
  ['channels', -1],
])('ConcatV2 and SplitV along the %s', async (_, axis) => {
  const double = { ...node('AddV2', ['x', 'x']), name: 'd' }
  const joined = { ...node('ConcatV2', ['x', 'd', 'axis']), name: 'j' }
  const split = { ...node('SplitV', ['j', 'sizes', 'axis']), name: 's' }
  const size = picture.shape.at(axis) ?? 0
  const constants = { axis: integers([1], axis), sizes: integers([2], size, size) }
  const model = graph(picture.shape, [double, joined, split], constants)
  expect(difference(await outcome(model, picture, 's'), picture)).toBeLessThan(rounding)
  expect(
    difference(
      await outcome(model, picture, 's:1'),
      mapped(picture, (value) => 2 * value),
    ),
  ).toBeLessThan(rounding)
})

it('Transpose and Reshape keep the order of the numbers', async () => {
  const turned = { ...node('Transpose', ['x', 'perm']), name: 't' }
  const constants = { perm: integers([4], 0, 3, 1, 2), shape: integers([3], 1, 3, -1) }
  const model = graph(picture.shape, [turned, node('Reshape', ['t', 'shape'])], constants)
  const data = [0, 1, 2].flatMap((k) => picture.data.filter((_, i) => i % 3 === k))
  expect(difference(await outcome(model, picture), { shape: [1, 3, 42], data })).toBeLessThan(rounding)
  expect(
    difference(await outcome(graph(picture.shape, [node('Reshape', ['x', 'shape'])], constants), picture), {
      shape: [1, 3, 42],
      data: picture.data,
    }),
  ).toBeLessThan(rounding)
})

it('sizes that the source works out are worked out', async () => {
  const zeros = { ...node('SparseToDense', ['none', 'three', 'empty', 'zero']), name: 'z' }
  const sizes = { ...node('AddV2', ['shape', 'z']), name: 'sizes' }
  const constants = {
    none: integers([0, 1]),
    three: integers([1], 3),
    empty: integers([0]),
    zero: integers([], 0),
    shape: integers([3], 1, 42, 3),
  }
  const model = graph(picture.shape, [zeros, sizes, node('Reshape', ['x', 'sizes'])], constants)
  expect(difference(await outcome(model, picture), { shape: [1, 42, 3], data: picture.data })).toBeLessThan(
    rounding,
  )
})

describe('what is refused', () => {
  const convert = (one: TfNode, constants: Record<string, Constant> = {}) =>
    convertToOnnx('t', graph(picture.shape, [one], constants), { y: 'result' })

  it.each<[string, TfNode, string]>([
    ['an operator that no net has', node('Softmax', ['x']), 'Softmax (result) is not among'],
    ['a resize with other corners', node('ResizeBilinear', ['x', 's']), 'resizes in another way'],
    [
      'pictures with channels first',
      node('MaxPool', ['x'], { ...placed(windows[0]), data_format: text('NCHW') }),
      'laid out in another way',
    ],
    ['a filter that is worked out', node('Conv2D', ['x', 'x'], placed(windows[0])), 'is no constant'],
    ['a size that the picture decides', node('Reshape', ['x', 'x']), 'not known before'],
    ['a node that is not there', node('Relu', ['y']), 't has no y'],
  ])('%s', (_, one, sentence) => {
    expect(() => convert(one, { s: integers([2], 2, 2) })).toThrow(sentence)
  })
})

it('makes the same file of the same source, without what nothing needs', () => {
  const one = node('Conv2D', ['x', 'w'], placed(windows[0]))
  const unused = { ...node('Softmax', ['x']), name: 'unused' }
  const convert = (nodes: TfNode[]) =>
    convertToOnnx('t', graph(picture.shape, nodes, { w: floats(numbers(3, 3, 3, 2)) }), { y: 'result' })
  expect(convert([one, unused])).toEqual(convert([one]))
})
