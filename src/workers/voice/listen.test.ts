import { describe, expect, it } from 'vitest'
import { speech, stillness, together } from '../../../test/fixtures/speech.ts'
import type { EarOrder, EarText } from './ear.ts'
import { listen } from './listen.ts'
import { countThreads } from './threads.ts'
import { fittedWindow, fullWindow, isAstray, withoutLoop } from './window.ts'

type Order = Omit<EarOrder, 'threads'>

/** An ear that says these texts in turn, and what it was asked. */
function sayingEar(...texts: (string | Partial<EarText>)[]): {
  hear: (order: Order) => Promise<EarText>
  asked: Order[]
} {
  const asked: Order[] = []
  const usual = {
    type: 'text',
    language: 'en',
    tokens: 6,
    confidence: 0.9,
    noSpeech: 0,
    milliseconds: 1,
  } as const
  const hear = async (order: Order): Promise<EarText> => {
    const next = texts[asked.length] ?? ''
    asked.push(order)
    return { ...usual, text: '', ...(typeof next === 'string' ? { text: next } : next) }
  }
  return { hear, asked }
}

const how = { language: 'auto', prompt: 'Ansel Adams, bokeh.' }

describe('listen', () => {
  it('asks no model about silence', async () => {
    const ear = sayingEar(' Thank you.')
    expect(await listen(stillness(2), how, ear.hear)).toEqual({ text: '', language: null, seconds: 2 })
    expect(ear.asked).toEqual([])
  })

  it('has each stretch written down, told what was said before', async () => {
    const ear = sayingEar(' Is it level?', ' And sharp?')
    const heard = await listen(together(speech(2), stillness(1), speech(2)), how, ear.hear)
    expect(heard).toMatchObject({ text: 'Is it level? And sharp?', language: 'en' })
    expect(ear.asked.map(({ prompt }) => prompt)).toEqual([how.prompt, `${how.prompt} Is it level?`])
    expect(ear.asked[0]!.window).toBeLessThan(400)
  })

  it('listens through the whole window once more where the text repeats itself, and cuts what repeats then', async () => {
    const ear = sayingEar(' so and so and so and so', ' Is it level? Is it level? Is it level?')
    expect((await listen(speech(2), how, ear.hear)).text).toBe('Is it level?')
    expect(ear.asked.map(({ window }) => window)).toEqual([fittedWindow(speech(2).length), fullWindow])
  })

  it.each([{ noSpeech: 0.9, confidence: 0.3, text: ' you' }, { text: ' ...' }, { text: '' }])(
    'hears nothing in %j',
    async (said) => {
      expect((await listen(speech(1), how, sayingEar(said).hear)).text).toBe('')
    },
  )
})

describe('the window', () => {
  it.each([
    [1, 256],
    [3, 320],
    [8, 576],
    [29, 1500],
  ])('of %i s has %i steps', (seconds, steps) => expect(fittedWindow(seconds * 16_000)).toBe(steps))

  it('was too short where more is written than anybody says', () => {
    expect(isAstray('a', 40, 2)).toBe(true)
    expect(isAstray('What is wrong with the light?', 9, 1)).toBe(false)
  })

  it('a loop ends with its first round; what people repeat stays', () => {
    expect(withoutLoop('Now no, no, no, no, no, no, no')).toBe('Now no,')
    expect(withoutLoop('It is very, very good')).toBe('It is very, very good')
  })
})

it('threads are halved where a run takes three times its best pace', () => {
  const threads = countThreads()
  threads.note(1)
  threads.note(2)
  expect(threads.of(4)).toBe(4)
  threads.note(3.5)
  expect(threads.of(4)).toBe(2)
  threads.note(3.5)
  threads.note(11)
  threads.note(40)
  expect(threads.of(4)).toBe(1)
})
