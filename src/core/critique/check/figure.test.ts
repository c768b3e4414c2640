import { expect, test } from 'vitest'
import { saidOf } from './figure.ts'
import { readSentence } from './reading.ts'
import { terms } from './terms.ts'

const lights = terms('highlights?')
const dead = saidOf(lights, {
  acts: terms('drown~, retire~'),
  states: terms('dead, bankrupt'),
  things: terms('corpses?, ruins'),
})
const found = (text: string): string[] => {
  const reading = readSentence(text)
  return dead(reading).map(({ from, to }) => reading.line.slice(from, to))
}

test.each([
  ['The highlights have, by now, retired.', 'highlights have , by now , retired'],
  ['Every highlight in the upper third of it is dead.', 'highlight in the upper third of it is dead'],
  ['He hung up his bankrupt highlights.', 'bankrupt highlights'],
  ['Somebody has drowned the highlights.', 'drowned the highlights'],
  ['The highlights look like corpses.', 'highlights look like corpses'],
  ['One stands before the ruins of the highlights.', 'ruins of the highlights'],
  ['In the highlights everything drowns.', 'highlights everything drowns'],
])('%s says it of its subject', (text, stretch) => {
  expect(found(text)).toEqual([stretch])
})

test.each([
  'The highlights lead to a dead tree.',
  'The highlights are bright, the dog is dead.',
  'The man in the highlights is dead.',
  'The highlights show corpses.',
  'The highlights drown the boat.',
  'The highlights are few because the day is dead.',
  'The highlights stand beside the ruins.',
])('%s says it of something else', (text) => {
  expect(found(text)).toEqual([])
})
