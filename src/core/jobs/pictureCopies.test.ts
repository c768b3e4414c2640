import { expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { Stage } from '../../shared/jobs.ts'
import { createPictureCopies, type PictureCopies } from './pictureCopies.ts'

const crash = new AppError('engine-crashed', 'The model stopped unexpectedly.')
const at = (stage: Stage) => ({ stage: () => stage })
const fails = (copies: PictureCopies, stage: Stage, error: Error): Promise<void> =>
  expect(copies.watch('eyes', at(stage), () => Promise.reject(error))).rejects.toBe(error)

it('a model that stops while it looks is shown smaller pictures, and no other is', async () => {
  const copies = createPictureCopies()
  expect(copies.of('eyes')).toBe('model')
  await fails(copies, 'encoding', crash)
  expect(copies.of('eyes')).toBe('thumb')
  expect(copies.of('other eyes')).toBe('model')
  expect(await copies.watch('eyes', at('writing'), async () => 7)).toBe(7)
  expect(copies.of('eyes')).toBe('thumb')
})

it('one that has looked at a whole picture before is shown whole ones', async () => {
  const copies = createPictureCopies()
  await copies.watch('eyes', at('writing'), async () => undefined)
  await fails(copies, 'encoding', crash)
  expect(copies.of('eyes')).toBe('model')
})

it('a crash while it writes, or a stop by a person, says nothing of the picture', async () => {
  const copies = createPictureCopies()
  await fails(copies, 'writing', crash)
  await fails(copies, 'encoding', new AppError('cancelled', 'Stopped.'))
  expect(copies.of('eyes')).toBe('model')
})
