// Imports node-llama-cpp without the test that it gives a binary before loading it. Changes nothing else in it.
import { registerHooks, type LoadHookSync } from 'node:module'
import type * as nodeLlamaCpp from 'node-llama-cpp'

const binaryTest = '/node-llama-cpp/dist/bindings/utils/testBindingBinary.js'
const passedTest = 'export const testBindingBinary = async () => true'

/**
 * The library tries each binary in a process of its own, which it forks. The packaged app cannot fork (Electron's fuse
 * RunAsNode is off), every test would fail there, and no option leaves the test out. It is replaced on every host, so
 * that the one way is the tested one. What it guarded against is left to others: a GPU driver that crashes is found by
 * `findGpu`, a binary for another processor ends this process, which has a supervisor.
 */
export async function importNodeLlama(): Promise<typeof nodeLlamaCpp> {
  const hook = registerHooks({ load: passBinaryTest })
  try {
    return await import('node-llama-cpp')
  } finally {
    hook.deregister()
  }
}

const passBinaryTest: LoadHookSync = (url, context, nextLoad) =>
  url.endsWith(binaryTest)
    ? { format: 'module', source: passedTest, shortCircuit: true }
    : nextLoad(url, context)
