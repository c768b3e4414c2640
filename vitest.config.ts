import { defineConfig } from 'vitest/config'

const contract = 'src/workers/inference/engines/contract*.test.ts'

/** Every core, for these wait for little; left to itself Vitest keeps one free, half of a small machine. */
const maxWorkers = '100%'

/** What every engine promises, once more with another CPU module than the best one for this computer. */
const haswell = {
  test: {
    name: 'haswell',
    include: [contract],
    setupFiles: 'test/support/oneCpuModule.ts',
    testTimeout: 60_000,
    maxWorkers,
    sequence: { groupOrder: 1 },
  },
}

const small = { include: ['src/**/*.test.ts'], testTimeout: 20_000, maxWorkers }
const workers = ['src/workers/**/*.test.ts']
const photo = ['src/workers/photo/**/*.test.ts']

/** What a neighbour would disturb: these measure by the clock, or pack the app in one folder. */
const alone = ['test/faults/{doors,costlyPhotos}.test.ts', 'test/packaging/{associations,packed*}.test.ts']

/**
 * Over the whole app: real processes, windows and files. Half of their time goes by in waiting, so two run at once; three
 * were no faster, and some met their timeouts.
 */
const system = {
  globalSetup: 'test/setup.ts',
  env: { PROGRAMS: 'built' },
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // A second, as it is otherwise, says nothing of a window on a busy machine.
  expect: { poll: { timeout: 20_000 } },
}

export default defineConfig({
  test: {
    projects: [
      // In one process per worker: half of the time of small files went into loading the same modules again.
      { test: { ...small, name: 'unit', exclude: workers, isolate: false } },
      { test: { ...small, name: 'workers', include: photo, isolate: false, sequence: { groupOrder: 1 } } },
      // Each in a process of its own, as the children are: engines and nets are set up for a whole process.
      {
        test: {
          ...small,
          name: 'engines',
          include: workers,
          exclude: photo,
          // Looks run behind everything else on the machine.
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...system,
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...system,
          name: 'alone',
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      ...(process.platform === 'linux' && process.arch === 'x64' ? [haswell] : []),
    ],
  },
})
