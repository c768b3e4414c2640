import { expect, test } from 'vitest'
import { gpuBackend, gpuDevices } from './llamaServerDevices.ts'

test.each([
  ['Available devices:\n  (none)\n', null],
  ['Available devices:\n  CUDA0: NVIDIA H200 (143771 MiB, 143000 MiB free)\n', 'CUDA'],
  [
    'Available devices:\n  Vulkan0: AMD Radeon (8192 MiB, 8000 MiB free)\n  Vulkan1: x (1 MiB, 1 MiB free)\n',
    'Vulkan',
  ],
  [
    'Available devices:\n  BLAS: Accelerate (0 MiB, 0 MiB free)\n  MTL0: Apple M3 (12288 MiB, 12288 MiB free)\n',
    'Metal',
  ],
  ['Available devices:\n  BLAS: Accelerate (0 MiB, 0 MiB free)\n', null],
  ['Available devices:\n  SYCL0: Intel Arc (8192 MiB, 8000 MiB free)\n', 'SYCL'],
  ['', null],
])('%j', (listing, backend) => expect(gpuBackend(listing)).toBe(backend))

test('reads the memory of each GPU', () => {
  const listing = [
    'Available devices:',
    '  BLAS: Accelerate (0 MiB, 0 MiB free)',
    '  CUDA0: NVIDIA H200 (143771 MiB, 143000 MiB free)',
    '  Vulkan1: AMD Radeon RX 7800 XT (RADV NAVI32) (16368 MiB, 15000 MiB free)',
  ].join('\n')
  expect(gpuDevices(listing)).toEqual([
    { name: 'NVIDIA H200', totalBytes: 143_771 * 2 ** 20, freeBytes: 143_000 * 2 ** 20 },
    {
      name: 'AMD Radeon RX 7800 XT (RADV NAVI32)',
      totalBytes: 16_368 * 2 ** 20,
      freeBytes: 15_000 * 2 ** 20,
    },
  ])
  expect(gpuDevices('Available devices:\n')).toEqual([])
})
