import { expect, test } from 'vitest'
import { nameParts } from './Marked.tsx'

test.each([
  ['pier-sunset.jpg', 'sun', 'pier-[sun]set.jpg'],
  ['pier-sunset.jpg', 'set', 'pier-sunset.jpg'],
  ['Pier (2).jpg', 'pier (2', '[Pier] [(2]).jpg'],
  ['a.jpg', undefined, 'a.jpg'],
  ['a.jpg', '( *', 'a.jpg'],
])('%s, looked for %s: %s', (name, text, shown) =>
  expect(
    nameParts(name, text)
      .map((part) => (part.isHit ? `[${part.text}]` : part.text))
      .join(''),
  ).toBe(shown),
)
