import { expect, it } from 'vitest'
import { loadOnnxRuntime, sessionOptions } from './runtime.ts'

/** y = x + x for n numbers: an ONNX file of one node (fields of onnx.proto, opset 17). */
const doubling = Buffer.from(
  '08083a370a0e0a01780a017812017922034164641201645a100a0178120b0a09080112050a0312016e62100a0179120b0a09080112050a0312016e42021011',
  'hex',
)

it.each(['linux', 'win32'] as const)('runs a net as on %s', async (platform) => {
  const { InferenceSession, Tensor } = await loadOnnxRuntime(platform)
  const session = await InferenceSession.create(doubling, sessionOptions)
  const { y } = await session.run({ x: new Tensor('float32', [1, 2.5], [2]) })
  expect(y?.data).toEqual(new Float32Array([2, 5]))
})
