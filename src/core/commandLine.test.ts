import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { modelIdOf } from './commandLine.ts'

test.each([
  ['starter', 'starter'],
  ['server:studio-gpu', 'server:studio-gpu'],
  ['eye.gguf', resolve('/photos', 'eye.gguf')],
  [resolve('/models/eye.gguf'), resolve('/models/eye.gguf')],
])('the model %s of a command line is %s', (named, id) => expect(modelIdOf(named, '/photos')).toBe(id))
