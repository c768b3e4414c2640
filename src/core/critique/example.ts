// One section as a small model is to write it: a form that is shown is kept better than one that is described.
import type { Level } from '../../shared/levels.ts'
import { levelMark } from './asides.ts'
import { adviceMark } from './skeleton.ts'

type Example = { heading: string; comment: string; advice: string; level: Level }

/** Different in section, subject and level, so that over many photographs no word of them is learned as the usual one. */
const examples: readonly Example[] = [
  {
    heading: 'Composition',
    comment:
      'The ladder on the left leads up to the open window and stops the eye there. The bucket in the lower right corner is cut by the edge and pulls away from it.',
    advice: 'Crop the right edge until the bucket is gone.',
    level: 'uneven',
  },
  {
    heading: 'Lighting',
    comment:
      'Light falls through the shutters on the right and lies in bands across the tablecloth. In the dark doorway behind it a second bowl can still be made out.',
    advice: 'Hold back the brightest band, so that the bowl in the doorway is found sooner.',
    level: 'strong',
  },
  {
    heading: 'Depth & Perspective',
    comment:
      'The rails in the foreground and the signal box far back on the left are of one size and one gray. Nothing between them says how far it is from one to the other.',
    advice: 'Kneel, so that the rails rise in front of the signal box.',
    level: 'weak',
  },
]

/** One of them, always the same for the same seed. */
export function exampleSection(seed: number): string {
  const { heading, comment, advice, level } = examples[seed % examples.length]!
  return `A section about another photograph, as an example of the form; use none of its words:

## ${heading}
${comment}

${adviceMark}${advice}

${levelMark}${level}`
}
