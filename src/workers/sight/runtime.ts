// ONNX Runtime, which runs the nets: native where Microsoft's build keeps to itself, as WebAssembly on Windows, where it
// reports to Windows' telemetry and its JavaScript cannot switch that off (docs/decisions/0011).
import type { env, InferenceSession, Tensor } from 'onnxruntime-node'

export type OnnxRuntime = {
  env: typeof env
  InferenceSession: typeof InferenceSession
  Tensor: typeof Tensor
}

/**
 * Loads the runtime of a platform; the other one is not touched.
 * @throws Error when the platform's native library does not load
 */
export async function loadOnnxRuntime(platform: NodeJS.Platform = process.platform): Promise<OnnxRuntime> {
  const runtime: OnnxRuntime =
    platform === 'win32' ? await import('onnxruntime-web') : await import('onnxruntime-node')
  // Its first warning, of a processor it does not know, would go to standard error.
  runtime.env.logLevel = 'error'
  runtime.env.wasm.numThreads = 1
  return runtime
}

/** One thread, for the machine has other work; and no memory kept between runs, which differ in size. */
export const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  enableMemPattern: false,
  // Errors, but no remarks on how a net was made.
  logSeverityLevel: 3,
}
