import { expect, test } from 'vitest'
import { jobLimits } from './windowsJob.ts'

test('the photo child gets one process and two gigabytes, the metadata child more of them, the inference child what it needs', () => {
  expect(jobLimits('metadata')).toEqual({ flags: 0x100, bytes: 2 ** 31 })
  expect(jobLimits('photo')).toEqual({ flags: 0x108, bytes: 2 ** 31 })
  expect(jobLimits('inference')).toBeNull()
})
