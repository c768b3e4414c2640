import type { GraphModel } from './graphModel.ts'

/**
 * Integers that the source writes down, or works out of what it writes down: sizes, axes, paddings.
 * @throws Error where they depend on anything else
 */
export function foldIntegers(model: GraphModel, name: string): number[] {
  const constant = model.constants.get(name)
  if (constant) {
    if (constant.type !== 'int32') throw new Error(`${name} holds no integers.`)
    const { data } = constant
    const view = new DataView(data.buffer, data.byteOffset, data.length)
    return Array.from({ length: data.length / 4 }, (_, i) => view.getInt32(4 * i, true))
  }
  const node = model.nodes.get(name)
  const inputs = (node?.input ?? []).map((input) => foldIntegers(model, input))
  const [first = [], second = [], third = [], fourth = []] = inputs
  if (node?.op === 'AddV2' && first.length === second.length) {
    return first.map((value, i) => value + (second[i] ?? 0))
  }
  // Indices, size, values, default: without indices it is the default throughout.
  if (node?.op === 'SparseToDense' && first.length === 0 && third.length === 0 && second.length === 1) {
    return Array.from({ length: second[0] ?? 0 }, () => fourth[0] ?? 0)
  }
  throw new Error(`${name} is not known before the net runs.`)
}
