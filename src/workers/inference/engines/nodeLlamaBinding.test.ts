import { expect, test } from 'vitest'
import { bindingFor, hasMetal } from './nodeLlamaBinding.ts'

test.each([
  ['linux', 'x64', 'cpu'],
  ['linux', 'arm64', 'cpu'],
  ['win32', 'x64', 'cpu'],
  ['darwin', 'x64', 'cpu'],
  // There is no binary without Metal.
  ['darwin', 'arm64', 'auto'],
] as const)('on %s-%s the CPU is reached through the binary %s', (platform, arch, kind) => {
  expect(bindingFor('cpu', platform, arch)).toBe(kind)
  expect(bindingFor('gpu', platform, arch)).toBe('auto')
  expect(hasMetal(platform, arch)).toBe(kind === 'auto')
})
