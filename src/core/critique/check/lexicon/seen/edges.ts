// Words for a person whom the edge of the picture cuts, or leaves whole.
import { terms } from '../../terms.ts'
import { end, person, personAsObject, personsOwn } from './people.ts'

/** Hair that is cropped is short. */
const part =
  '(head|forehead|scalp|face|chin|foot|feet|legs?|arms?|hands?|elbows?|shoulders?|knees?|toes|ankles?|fingers|body)'
const wayOfCutting =
  '(?:(?!(?:nearly|almost|barely|hardly|scarcely|narrowly|practically|virtually) )\\w+ly |just |slightly |a little |also )?'
const cut = '(cut|cropped|chopped|sliced|truncated|severed|amputated)( off| through| away)?'
const cuts =
  '(cuts|cutting|slices|slicing|crops|cropping|chops|chopping|truncates|amputates|severs)( off| through| into)?'
const is = '(is|was|are|were|gets|get|has been|have been)'
const frame = '(frame|image|picture|photograph|photo|shot|crop|framing|composition)'
const side = '(left|right|top|bottom|upper|lower)( hand)?'
const ofFrame = `( of (the |this |its )${frame}| of it)?`
const limb = `(the )?(waist|knees?|ankles?|wrists?|shoulders?|chest|shins?|thighs?|elbows?|hips?|calves|neck)`

const someone = `(${person}|${personsOwn} (\\w+ )?${part})`
const someoneAsObject = `(${personsOwn} (\\w+ )?${part}|${personAsObject}(?= [.,;:–]| (at|and|in) ))`

/** The claim says at which edge. */
export const cutAtEdge = terms(
  `${someone} ${is} ${wayOfCutting}${cut} ${wayOfCutting}(by|at|along|against|on) (the )?(very )?${side}( edge| side| border| margin)?${ofFrame}${end}`,
  `(the )?${side}( edge| side| border| margin| of the ${frame})${ofFrame} ${wayOfCutting}${cuts} ${someoneAsObject}`,
)
/** Some edge does it. */
export const cutSomewhere = terms(
  `${someone} ${is} ${wayOfCutting}${cut} ((by|at) the (edges?|border)${ofFrame}|by the ${frame}|(at|above|below|just above|just below) ${limb})${end}`,
  `(${personsOwn} (\\w+ )?${part} ${is} ${wayOfCutting}${cut}|${person} ${is} ${wayOfCutting}(cropped|truncated))${end}`,
  `(frame|crop|cropping|framing|edge of the ${frame}) ${wayOfCutting}${cuts} ${someoneAsObject}`,
  `(her|his) (cut off|cropped|truncated|chopped off|amputated) ${part}`,
)
/** Cut by a shadow or a thing, or apart from somebody. */
export const otherCut = terms(
  'shadows?, light, hair, from the others, from (her|his|the) (\\w+), mirror, reflection, window, doorway, table, pillar, fence, wall, door, branch(es)?, left (arm|hand|foot|leg|elbow|shoulder), right (arm|hand|foot|leg|elbow|shoulder)',
)

const visible = `(\\w+ly )?((visible|shown|contained|included|seen|held|captured)( (with)?in the ${frame})?|in frame|(with)?in the ${frame})${end}`
const pictured = `(shown|seen|framed|captured|photographed|visible|contained|pictured|(with)?in the ${frame})`

export const uncutAround = terms(
  `(room|space|air)( to breathe| to spare)?( left| kept| given)? (all )?(around|round|about) ${personAsObject} (on|at) (all|every|each)( four)? sides?`,
  `${personsOwn} (whole|entire|full|complete) (figure|body) is ${visible}, the (whole|entire|full|complete) (figure|body|person|woman|man) is ${visible}`,
  `${person} is (\\w+ly )?(entirely|wholly|fully|completely) (with)?in the ${frame}, no (part|limb) of (her|him|the (figure|woman|man|subject|person)) is ${cut}`,
  `${person} ${is} (not|never|nowhere) ${wayOfCutting}${cut} (by|at) (any|either|the) (edges?|frame|crop)${ofFrame}${end}`,
)
/** Of the whole height. */
export const uncutEndToEnd = terms(
  `full length (portrait|shot|photograph|picture|view|figure|study), ${pictured}( ,)? from head to (toe|foot), ${person} ${is} (\\w+ly )?${pictured} full length`,
)
/** Another picture may hang in this one. */
export const otherPicture = terms(
  'hangs?, hung, hanging, pinned, wall, mirror, behind, background, painting, poster',
)
