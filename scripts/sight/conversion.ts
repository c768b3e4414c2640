import type { Constant, TfNode } from './graphModel.ts'
import type { OnnxBuilder, Value } from './onnxBuilder.ts'

/** What an operator is converted from, and with. */
export type Conversion = {
  node: TfNode
  builder: OnnxBuilder
  valueOf: (input: string) => Value
  constantOf: (input: string) => Constant | undefined
  /** Integers that are known beforehand, as sizes. */
  integersOf: (input: string) => number[]
}
