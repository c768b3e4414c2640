// A graph model as tfjs-converter writes it: model.json with TensorFlow's nodes, and one file with the weights.
import { z } from 'zod'

const attributeSchema = z.object({
  s: z.string().optional(),
  b: z.boolean().optional(),
  f: z.number().optional(),
  i: z.coerce.number().optional(),
  shape: z.object({ dim: z.array(z.object({ size: z.coerce.number() })).default([]) }).optional(),
  list: z.object({ s: z.array(z.string()).optional(), i: z.array(z.coerce.number()).optional() }).optional(),
})

const nodeSchema = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attributeSchema).default({}),
})
export type TfNode = z.infer<typeof nodeSchema>

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.int()),
  dtype: z.enum(['float32', 'int32']),
  quantization: z.object({ dtype: z.literal('float16') }).optional(),
})

const modelSchema = z.object({
  modelTopology: z.object({ node: z.array(nodeSchema) }),
  weightsManifest: z.array(z.object({ weights: z.array(weightSchema) })),
})

/** A constant as it lies in the file of weights: little endian, the last axis innermost. */
export type Constant = { type: 'float32' | 'float16' | 'int32'; shape: number[]; data: Uint8Array }

export type GraphModel = { nodes: Map<string, TfNode>; constants: Map<string, Constant> }

export const bytesPerElement = { float32: 4, float16: 2, int32: 4 } as const

/**
 * Reads both files of a graph model.
 * @throws ZodError where model.json has another form, Error where the weights are longer or shorter than it says
 */
export function readGraphModel(json: string, weights: Uint8Array): GraphModel {
  const model = modelSchema.parse(JSON.parse(json))
  const constants = new Map<string, Constant>()
  let offset = 0
  for (const { name, shape, dtype, quantization } of model.weightsManifest.flatMap((each) => each.weights)) {
    const type = quantization?.dtype ?? dtype
    const length = shape.reduce((product, size) => product * size, 1) * bytesPerElement[type]
    constants.set(name, { type, shape, data: weights.slice(offset, offset + length) })
    offset += length
  }
  if (offset !== weights.length) {
    throw new Error(`The weights are ${weights.length} bytes long, and their list says ${offset}.`)
  }
  return { nodes: new Map(model.modelTopology.node.map((node) => [node.name, node])), constants }
}

/** A text attribute, as `SAME`; null where the node has none of the name. */
export function textOf({ attr }: TfNode, name: string): string | null {
  const text = attr[name]?.s
  return text === undefined ? null : Buffer.from(text, 'base64').toString()
}

/** A list of texts, as the operations that a convolution is fused with. */
export const textsOf = ({ attr }: TfNode, name: string): string[] =>
  (attr[name]?.list?.s ?? []).map((text) => Buffer.from(text, 'base64').toString())

/** A list of integers, as strides; undefined where the node has none of the name. */
export const integersOf = ({ attr }: TfNode, name: string): number[] | undefined => attr[name]?.list?.i

/** The name of a node's input. @throws Error where it has fewer */
export function inputOf({ name, input }: TfNode, index: number): string {
  const found = input[index]
  if (found === undefined) throw new Error(`${name} has no input ${index}.`)
  return found
}
