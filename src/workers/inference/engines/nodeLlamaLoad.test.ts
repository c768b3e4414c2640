import { InsufficientMemoryError } from 'node-llama-cpp'
import { expect, test } from 'vitest'
import { explainLoadFailure } from './nodeLlamaLoad.ts'

const { signal } = new AbortController()

test('too little memory is told apart from an unknown kind', async () => {
  const memory = new InsufficientMemoryError('A context size of 4096 is too large for the available RAM')
  expect(await explainLoadFailure(memory, signal)).toMatchObject({ code: 'model-too-large' })
  expect(await explainLoadFailure(new Error('Failed to load model'), signal)).toMatchObject({
    code: 'model-unsupported',
  })
  expect(await explainLoadFailure(memory, AbortSignal.abort())).toMatchObject({ code: 'cancelled' })
})
