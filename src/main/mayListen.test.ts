import { expect, it } from 'vitest'
import { mayListen, type MediaWish } from './mayListen.ts'

const wishes = [
  ['media', ['audio']],
  ['media', ['video']],
  ['media', ['audio', 'video']],
  ['media', []],
  ['geolocation', ['audio']],
] as const
const urls = ['app://mondrian/', 'https://mondrian/']

it('of forty combinations of wish, page, frame and readiness it grants one', () => {
  const combinations = wishes.flatMap(([permission, mediaTypes]) =>
    urls.flatMap((url) =>
      [true, false].flatMap((isMainFrame) =>
        [true, false].map((isArmed): [MediaWish, boolean] => [
          { permission, mediaTypes, url, isMainFrame },
          isArmed,
        ]),
      ),
    ),
  )
  expect(combinations).toHaveLength(40)
  expect(combinations.filter(([wish, isArmed]) => mayListen(wish, isArmed))).toEqual([
    [{ permission: 'media', mediaTypes: ['audio'], url: 'app://mondrian/', isMainFrame: true }, true],
  ])
})

it('takes no page for ours whose address only begins like it', () => {
  const wish = { permission: 'media', mediaTypes: ['audio'], isMainFrame: true }
  for (const url of ['app://mondrian.example/', 'app://mondrian@example/', 'app:', '', 'null'])
    expect(mayListen({ ...wish, url }, true)).toBe(false)
})
