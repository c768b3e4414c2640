// Slips of the hand: one letter too many, too few, wrong, or two in the wrong order. Never turns one English word into
// another.
import { compoundWords } from './compounds.ts'
import { classOf, topicWords } from './words.ts'

/** Shorter words have too many neighbors. */
const leastLength = 5

/** Words in their own right that lie one slip from a word of ours; German ones, whose question is not English, among them. */
const others = new Set(
  'advise couldn imago imaged pictured photon photos pictures images shoulder shouldn wheres whose wouldn asked black blobs blocker blogs blush bolder brighten brown buried burns burst butter cameras chance changed changer changes charge chipped chips chopped chopping clapped clipper cloned close closer closes colons contract contrasts cooked cooper crash crashed cropper crushes darken decrees differences edged enlarge expose exposes exposures faced facet facets facts fades fares firsts flashy flask flesh focuser focuses fokus formal formats grabs grace grail granny grape grave greed greek greens greet groin horizont improved improvement improves interpolate kilobyte lanes leads leafs leaks learning leaving letter levee levels lever likes limes lined linen liner liners links lives loading loves masks motions movements mover moves mutex neutrals noises orang oranges paint painted point pointed printer racing rates ratings rayed resolutions revolution saturate scare scone scope scopes scored scorer shade shaker shakes shape shard share sharer shark sharpen sharps shatter shock shutters sifter slated snore soften sorter squared squares stake steps store stores stutter subjects think thinks thong thung tiled tiles tilled tinted tinting titled total upsample waiting wards warner whale white wordy works world worms writes writhing'.split(
    ' ',
  ),
)

/** Words that every second question has. */
const common = ['should', 'would', 'could', 'where', 'which', 'picture', 'photo', 'photograph', 'image']

const mendable = [...topicWords.filter((word) => word.length >= leastLength), ...common]

/** The word as it was meant: itself where it is known, too short, or another word; else the only neighbor it has. */
export function mendWord(word: string): string {
  if (classOf(word) !== undefined || compoundWords.has(word)) return word
  if (word.length < leastLength || others.has(word)) return word
  const near = mendable.filter((known) => known[0] === word[0] && isOneSlip(word, known))
  return near.length === 1 ? near[0]! : word
}

/** Whether one letter was added, left out, taken for another, or swapped with its neighbor. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [left, right] = [one.slice(at), other.slice(at)]
  if (left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)) return true
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
}
