// From a tfjs graph model to an ONNX file: the operators of the nets that are used, and no others.
import type { GraphModel } from './graphModel.ts'
import { asCounted, channelsFirst, createOnnxBuilder, storedShape, type Value } from './onnxBuilder.ts'
import { encodeModel, type OnnxPort } from './onnx.ts'
import { convertNode } from './operators.ts'
import { foldIntegers } from './foldIntegers.ts'

/** The name of the one thing that goes in. */
const inputName = 'input'

/**
 * Converts what the named outputs need, and leaves the rest out. A picture goes in plane by plane, whatever the source
 * has; outputs come as in the source.
 * @param outputs from the name in the ONNX file to the node of the source
 * @throws Error naming an operator, or a use of one, that is not among those of the nets
 */
export function convertToOnnx(name: string, model: GraphModel, outputs: Record<string, string>): Uint8Array {
  const builder = createOnnxBuilder()
  const values = new Map<string, Value>()
  const inputs: OnnxPort[] = []

  const valueOf = (reference: string): Value => {
    const known = values.get(reference)
    if (known) return known
    const [nodeName = '', port = '0'] = reference.split(':')
    const node = model.nodes.get(nodeName)
    if (!node) throw new Error(`${name} has no ${nodeName}.`)
    if (node.op === 'Placeholder') {
      // The number of pictures is open in some; here it is one.
      const shape = node.attr['shape']?.shape?.dim.map(({ size }) => Math.max(1, size)) ?? []
      const isInterleaved = shape.length === 4 && (shape[3] ?? 0) <= 4
      const input = { name: inputName, shape, layout: isInterleaved ? channelsFirst : asCounted(shape) }
      inputs.push({ name: inputName, dims: storedShape(input) })
      values.set(nodeName, input)
      return input
    }
    const constantOf = (input: string) => model.constants.get(input)
    const integersOf = (input: string): number[] => foldIntegers(model, input)
    const results = convertNode({ node, builder, valueOf, constantOf, integersOf })
    results.forEach((value, i) => values.set(i === 0 ? nodeName : `${nodeName}:${i}`, value))
    const result = results[Number(port)]
    if (!result) throw new Error(`${nodeName} has no output ${port}.`)
    return result
  }

  const ports = Object.entries(outputs).map(([output, node]) => {
    const value = valueOf(node)
    const stored = builder.arranged(value, asCounted(value.shape))
    builder.nodes.push({ op: 'Identity', inputs: [stored.name], outputs: [output], attributes: {} })
    return { name: output, dims: value.shape }
  })
  const { nodes, initializers } = builder
  return encodeModel({ name, inputs, outputs: ports, nodes, initializers })
}
