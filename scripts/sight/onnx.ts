// A net as an ONNX file. Field numbers: https://github.com/onnx/onnx/blob/v1.17.0/onnx/onnx.proto
import { bytesField, concat, floatField, integerField } from './protobuf.ts'

/** Of the operators that are used; 17 is the newest that every ONNX Runtime of 1.12 or later knows. */
const opset = 17
const irVersion = 8

const dataTypes = { float32: 1, int64: 7, float16: 10 } as const
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const

export type OnnxType = keyof typeof dataTypes

/** A tensor with its numbers: little endian, the last axis innermost. */
export type Initializer = { name: string; type: OnnxType; dims: number[]; data: Uint8Array }

/** An integer, a list of them, a text, or a number that is none. */
export type Attribute = number | number[] | string | { float: number }

export type OnnxNode = {
  op: string
  /** Names; empty for an input that is left out. */
  inputs: string[]
  outputs: string[]
  attributes: Record<string, Attribute>
}

/** What goes in or comes out: numbers of 32 bits. */
export type OnnxPort = { name: string; dims: number[] }

export type OnnxGraph = {
  name: string
  inputs: OnnxPort[]
  outputs: OnnxPort[]
  nodes: OnnxNode[]
  initializers: Initializer[]
}

export const onnxTypeNumber = (type: OnnxType): number => dataTypes[type]

/** The file: the same bytes for the same graph. */
export function encodeModel({ name, inputs, outputs, nodes, initializers }: OnnxGraph): Uint8Array {
  const graph = concat([
    ...nodes.map((node) => bytesField(1, encodeNode(node))),
    bytesField(2, name),
    ...initializers.map((initializer) => bytesField(5, encodeInitializer(initializer))),
    ...inputs.map((port) => bytesField(11, encodePort(port))),
    ...outputs.map((port) => bytesField(12, encodePort(port))),
  ])
  return concat([
    integerField(1, irVersion),
    bytesField(2, 'mondrian'),
    bytesField(7, graph),
    bytesField(8, integerField(2, opset)),
  ])
}

function encodeNode({ op, inputs, outputs, attributes }: OnnxNode): Uint8Array {
  return concat([
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, encodeAttribute(name, value))),
  ])
}

function encodeAttribute(name: string, value: Attribute): Uint8Array {
  const head = bytesField(1, name)
  const type = (kind: keyof typeof attributeTypes): Uint8Array => integerField(20, attributeTypes[kind])
  if (typeof value === 'number') return concat([head, integerField(3, value), type('int')])
  if (typeof value === 'string') return concat([head, bytesField(4, value), type('string')])
  if (Array.isArray(value)) return concat([head, ...value.map((each) => integerField(8, each)), type('ints')])
  return concat([head, floatField(2, value.float), type('float')])
}

function encodeInitializer({ name, type, dims, data }: Initializer): Uint8Array {
  return concat([
    ...dims.map((size) => integerField(1, size)),
    integerField(2, dataTypes[type]),
    bytesField(8, name),
    bytesField(9, data),
  ])
}

function encodePort({ name, dims }: OnnxPort): Uint8Array {
  const shape = concat(dims.map((size) => bytesField(1, integerField(1, size))))
  const tensor = concat([integerField(1, dataTypes.float32), bytesField(2, shape)])
  return concat([bytesField(1, name), bytesField(2, bytesField(1, tensor))])
}
