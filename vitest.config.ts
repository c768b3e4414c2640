import { defineConfig } from 'vitest/config'

const contract = 'src/workers/inference/engines/contract*.test.ts'

/** What every engine promises, once more with another CPU module than the best one for this computer. */
const haswell = {
  test: {
    name: 'haswell',
    include: [contract],
    setupFiles: 'test/support/oneCpuModule.ts',
    testTimeout: 20_000,
  },
}

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'system',
          globalSetup: 'test/setup.ts',
          include: ['test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      ...(process.platform === 'linux' && process.arch === 'x64' ? [haswell] : []),
    ],
  },
})
