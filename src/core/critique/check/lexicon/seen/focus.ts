// Words for how sharp the one person of a photograph is.
import { terms } from '../../terms.ts'
import { person } from './people.ts'

const is = '(is|was|looks|appears|seems|comes out|remains|stays|falls|has gone|goes)'
const rather =
  '(\\w+ly |quite |rather |very |a (bit|little|touch|shade) |somewhat |noticeably |not (quite|really) in |well )*'

export const softPerson = terms(
  `${person} ${is} ${rather}(soft and )?(out of focus|blurred|blurry|unsharp|defocused|mis ?focused|poorly focused|not in focus|fuzzy)(?! (background|by) )`,
  `${person} (is|was) not ((quite|really|fully|truly|entirely) )?(sharp|crisp|in focus|in sharp focus)(?! (enough|against|in) )`,
  "focus (has )?(\\w+ )?(missed|misses|fell behind|falls behind|fallen behind|lies behind) (her|him|the (subject|sitter|model|figure|woman|man|girl|boy|child))(?! 's )",
)
export const sharpPerson = terms(
  `${person} ${is} ${rather}((tack|pin|razor|perfectly|critically) )?(sharp|crisp|in (\\w+ )?focus|sharply (focused|rendered|drawn)|crisply (focused|rendered|drawn))(?! (groups?|against the (light|sky|sun)|enough|contrast|tongue|eyed|dress|suit|white|at|from) )`,
)
/** A part of the person, a picture in the picture, or another time is meant. */
export const otherFocus = terms(
  'face, eye, eyes, hand, hands, hair, foot, feet, edge, edges, part, parts, only, except, but, until, unless, enlarge, enlarged, zoom, print, reflection, mirror, screen, emotionally, socially, story, narrative, memory, moral, moving, movement, motion, mist, fog, rain, smoke',
)
