import { expect, test } from 'vitest'
import { jobLimits } from './windowsJob.ts'

test('the photo child gets one process and two gigabytes, the inference child what it needs', () => {
  expect(jobLimits('photo')).toEqual({ flags: 0x108, bytes: 2 ** 31 })
  expect(jobLimits('inference')).toBeNull()
})
