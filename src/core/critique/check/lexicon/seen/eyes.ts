// Words for eyes that are shut, and wide open.
import { terms } from '../../terms.ts'
import { person, personsOwn } from './people.ts'

const eyes = '(own )?(eyes|eyelids|lids)'
const are = '(are|were|remain|stay|being|kept|held)'
const shut =
  '(both |now |tightly |firmly |gently |softly |peacefully |lightly |fully |squeezed |clamped |completely )*(closed|shut)(?! (off|out|in|to) )'

export const shutEyes = terms(
  `${personsOwn} ${eyes} (${are} |, )?${shut}, ${personsOwn} (tightly |firmly |gently |softly )?(closed|shut) (eyes|eyelids)`,
  `${person} (\\w+ly )?(closes|shuts|has (closed|shut)|is (closing|shutting)) (her|his|both) ${eyes}(?! (on|to) )`,
  `${person} (keeps|squeezes|holds|has) (her|his|both) ${eyes} ${shut}`,
  `with( the)? (eyes|eyelids) ${shut}, the (closed|shut) (eyes|eyelids), the (eyes|eyelids) ${are} ${shut}, (?<=^ )eyes ${shut}`,
)
export const blinks = terms(
  `${person} (has |have )?(blinks|blinked|is blinking), (caught|catches|captured|taken) (her |him |the (sitter|subject|woman|man|model) )?(in )?(a |in the middle of a )?(mid )?blink(ing)?, mid blink`,
)
export const wideEyes = terms(
  `${personsOwn} ${eyes} (${are} )?(both |now )?(wide open|open wide), (her|his|the|with( \\w+)?) wide open eyes`,
)
/** Eyes that are half shut, one of them, somebody else's, or those of a picture in the picture. */
export const otherEyes = terms(
  "half, nearly, almost, barely, slightly, partly, partially, one eye, an eye, left eye, right eye, painted, painting, mural, poster, statue, sculpture, bust, mask(?! like), doll, puppet, mannequin, saint, icon, portrait (on|behind|in) the, reflection, mirror, screen, baby, infant, newborn, dog, cat, horse, bird, animal, other, others, another, second, behind, background, friend, neighbor, mother, father, brother, sister, crowd, people, they, their, photographer, viewer 's, (your|my|our|one 's) (own )?(eyes|eyelids)",
)
