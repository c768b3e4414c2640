import { expect, test } from 'vitest'
import { crashed, explainStartFailure, isOutOfMemory } from './llamaServerFailures.ts'

const failed = { code: 1, signal: null }

test.each([
  [
    'ggml_backend_cuda_buffer_type_alloc_buffer: allocating 900.00 MiB on device 0: cudaMalloc failed: out of memory',
    'model-too-large',
  ],
  [
    'ggml_vulkan: Device memory allocation of size 9 failed. vk::Device::allocateMemory: ErrorOutOfDeviceMemory',
    'model-too-large',
  ],
  ['llama_kv_cache: failed to allocate buffer for kv cache', 'model-too-large'],
  ["llama_model_load: error loading model: unknown model architecture: 'abacus'", 'model-unsupported'],
  [
    "llama_model_load: error loading model: tensor 'output.weight' data is not within the file bounds, model is corrupted or incomplete",
    'model-damaged',
  ],
  ['mismatch between text model (n_embd = 800) and mmproj (n_embd = 96)', 'model-unsupported'],
  [
    'llama-server: error while loading shared libraries: libllama.so: cannot open shared object file',
    'engine-failed',
  ],
  ['error: unknown model architecture', 'model-unsupported'],
  ['', 'engine-failed'],
] as const)('%j means %s', (output, code) => {
  expect(explainStartFailure(failed, output, true)).toMatchObject({ code })
})

test('eyes are to blame only where there are some', () => {
  const output = 'clip_model_loader: failed to load mmproj'
  expect(explainStartFailure(failed, output, true).message).toMatch(/eyes/)
  expect(explainStartFailure(failed, output, false).message).not.toMatch(/eyes/)
})

test('a signal is a crash, and its sentence says when it came', () => {
  const killed = { code: null, signal: 'SIGKILL' } as const
  expect(explainStartFailure(killed, '', false)).toMatchObject({ code: 'engine-crashed' })
  expect(crashed('encoding', killed)).toMatchObject({
    code: 'engine-crashed',
    message: 'The model stopped unexpectedly while it looked at the picture (SIGKILL).',
  })
  expect(crashed('idle', { code: 3, signal: null }).message).toBe(
    'The model stopped unexpectedly (exit code 3).',
  )
})

test('memory that is only wanted for speed does not count', () => {
  expect(isOutOfMemory('WARNING: failed to allocate 64.00 MB of pinned memory')).toBe(false)
  expect(isOutOfMemory('error: failed to allocate buffer, size = 64.00 MiB')).toBe(true)
})
