// Words for the one person of a photograph, and for nobody.
import { terms } from '../../terms.ts'

const called =
  '(figure|woman|man|girl|boy|person|sitter|model|lady|gentleman|subject|bride|groom|dancer|child)'
/** Before such a noun, these speak of somebody else, of no living person, or begin another phrase. */
const another =
  'other|second|third|another|next|one|first|last|nearest|nearer|farther|further|background|foreground|distant|left|right|upper|lower|top|bottom|painted|carved|bronze|stone|marble|reflected|mirrored|every|no|not|never|of|and|or|to|with|in|on|at|is|are'
const phrase = `((?!(${another}) )\\w+ ){0,2}?${called}`
const someOf = 'on|in|at|behind|beside|next|near|of|who|whom|whose'

/** Whoever it is said of, where only one person was seen; "a woman" only where a sentence begins with her. */
export const person = `(she|he|(the|this|our|(?<=^ )an?|(a|one) (lone|single|solitary)) ${phrase}(?! ('s|with|to|${someOf}) ))`
/** The same as an object; "the woman on the right third" may still be placed there. */
export const personAsObject = `(her|him|the ${phrase})(?! 's )`
/** Whose something is. */
export const personsOwn = `(her|his|(the|our) ${phrase} 's)`

/** What may follow where a claim is whole. */
export const end =
  '(?= [.,;:–]| (and|with|which|while|so|but|yet|as|against|facing|looking|leaving|giving|making|creating|drawing) )'

const people = '(people|persons?|humans?|human (beings?|figures?|presence|subjects?|life)|living soul)'
const picture = '(frame|image|picture|photo|photograph|shot|scene|composition|view)'
const within = `(in|within) ((the|this|its) (whole |entire )?${picture}|it|sight)`
const inIt = `( ${within}| anywhere| at all| whatsoever| to be seen| visible| present)*`
const nobodyAtAll = `(nobody|no one|(no|not a( single)?) ${people})`
/** What absence may do; "the lack of people skills" is none. */
const effect = `(?= [.,;:–]| (and|is|lends?|makes?|gives?|adds?|creates?|heightens?|emphasizes?|enhances?|reinforces?|contributes?|deepens?|leaves?|turns?) )`

export const nobody = terms(
  `(there (is|are|was|were)|with|shows|holds|contains|has) ${nobodyAtAll}${inIt}${end}`,
  `${nobodyAtAll} (is |are )?(visible|present|to be seen|in (the )?${picture}|in it|in sight|appears?)${inIt}${end}`,
  `(devoid|empty) of (any )?(people|humans?|human (life|presence|figures?|beings?|activity))${end}`,
  `(absence|lack) of (any )?(people|human (figures?|presence|life|beings?|subjects?))${inIt}${effect}`,
  `without (a (single )?(person|human figure|human being)|any (people|person|human (figures?|presence)))${inIt}${end}`,
  // The soul that a picture lacks may be its own.
  `(not|without) a (single |living )?soul (${within}|to be seen|anywhere)${end}, there is not a (single |living )?soul${end}`,
  `no (human (figures?|presence|beings?)|people) (gives?|lends?|disturbs?|interrupts?|intrudes?|provides?), unpeopled, depopulated, (an?|the|this) (\\w+ )?(empty|deserted|uninhabited|unpopulated) scene${end}`,
)
/** Somebody is there after all, or a part of the picture is meant. */
export const otherThanNobody = terms(
  'but, except, save, apart from, other than, aside from, besides, else, other people, behind, beside, around, background, foreground, distance, beyond, alone, lone, solitary, lonely, (she|he|her|him|his|woman|man|girl|boy|child|sitter)',
)
