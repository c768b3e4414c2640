import { expect, it } from 'vitest'
import { spokenText } from './spokenText.ts'

it.each([
  ['Open to f/2.8.', 'Open to f 2.8.'],
  ['At 1/250 s it is sharp.', 'At one 250th of a second it is sharp.'],
  [
    '1/2 s, 1/4 s, 1/3 s, 1/1012 s',
    'one half of a second, one quarter of a second, one 3rd of a second, one 1012th of a second',
  ],
  ['It took 30 s.', 'It took 30 seconds.'],
  ['The 1990s look', 'The 1990s look'],
  ['A 35mm lens', 'A 35 millimeters lens'],
  ['−1.1 stops, +2 EV, 8.5 EV', 'minus 1.1 stops, plus 2 stops, 8.5 stops'],
  ['tilted by 1.4°', 'tilted by 1.4 degrees'],
  ['1.05 % of it', '1.05 percent of it'],
  ['1600 × 1066', '1600 by 1066'],
  ['**Level** the _horizon_ first [1].', 'Level the horizon first.'],
  ['## Light', 'Light'],
  ['- The sky is flat', 'The sky is flat'],
  ['2. Crop it', 'Crop it'],
  ['> “The light holds.”', '“The light holds.”'],
  ['see [the card](mondrian:card)', 'see the card'],
  ['quiet — and strong', 'quiet, and strong'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
])('reads %j', (written, said) => expect(spokenText(written, 'en')).toBe(said))

it('leaves figures to the voice of another language', () => {
  expect(spokenText('**Blende** f/2.8, 30 s', 'de')).toBe('Blende f/2.8, 30 s')
})
