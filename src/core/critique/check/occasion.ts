// Advice to come back at another time tells what that time is like, not what this picture is.

const orders =
  'try|come|go|return|wait|visit|revisit|shoot|reshoot|photograph|repeat|redo|do|take|make|have|get|be|stay|stand|set|catch|meet|see|look|bring|give|imagine|picture'
const politely = '(?:and|but|so|then|please|just|do|now|perhaps|maybe|next time|next year|if you can|,)'
const wishes = '(?:would|might|could|should|may|ought|will|shall)'
const anew =
  '(?:again|anew|back|return|revisit|reshoot|wait|once more|another (?:time|day|go|try|visit|hour|season))'
const time = '(?:when|whenever|once|until|till|after|before|as soon as|while)'
/** A reason, a turn or the present leads back to this picture. */
const thisPicture =
  '(?:because|since|for|but|though|although|yet|which|where|here|now|today|this time|as it is|at present|this one)'
const onwards = `(?:(?! ${thisPicture} )[^;:–?!])*$`

const ordered = new RegExp(
  `(?:^|[;:–]|, (?:and|but|so|then)) \\W*(?:${politely} )*(?:${orders}) (?:(?! ${thisPicture} )[^;:–?!])*? ?${time}\\b${onwards}`,
)
const secondVisit =
  '(?:another|a (?:second|third|further|return|new|fresh)) (?:visit|try|trip|attempt|session|outing)'
const wished = new RegExp(
  `(?:^|[;:–]) [^;:–?!]*(?:\\b${wishes} [^;:–?!]*?\\b${anew}|\\b${secondVisit}) ` +
    `(?:(?! ${thisPicture} )[^;:–?!])*? ?${time}\\b${onwards}`,
)

const season =
  'dawn|dusk|noon|midday|midnight|night|nightfall|sunrise|sunset|daybreak|twilight|morning|afternoon|evening|winter|summer|spring|autumn|fall'
/** "At dusk", "on a winter morning". */
const aTime = `(?:at|in|on|by|after|before|toward|towards|around|come) (?:the |a |an )?(?:(?!(?:${season}) )[a-z]+ )?((?:${season})(?: (?:${season}))?) `
/** A stretch that is about a time begins with it; one that is about this picture may name it anywhere. */
const timed = new RegExp(`^ (?:(?:and|but|yet|while|whereas) )*${aTime}`)
const naming = new RegExp(` ${aTime}`)
/** What ties such a stretch to this picture. */
const thisTime =
  /\b(?:you (?:came|come|were|are|stood|stand|took|shot|photographed|pressed|made|chose|met|had)|(?:you|was|is|were|are|it) (?:taken|made)|this (?:picture|frame|photograph|one|is|was)|now|today|as it (?:is|stands))\b/

/** "At dusk they are lost; at noon, when you came, they are open": whether the claim belongs to the other time. */
function saysOtherTime(line: string, from: number): boolean {
  let start = 0
  const stretches = line.split(/[;:–]|, (?=(?:but|while|whereas|yet) )/).map((text) => {
    const at = line.indexOf(text, start)
    start = at + text.length
    const isThis = thisTime.test(text)
    return { from: at, to: start, named: (isThis ? naming : timed).exec(text)?.[1], isThis }
  })
  const own = stretches.find((stretch) => from >= stretch.from && from <= stretch.to)
  if (own?.named === undefined || own.isThis) return false
  return stretches.some(({ named, isThis }) => isThis && named !== undefined && named !== own.named)
}

/** "Come back at dusk, when the shadows run deep": whether what stands at `from` is told of that other time. */
export function saysOtherOccasion(line: string, from: number): boolean {
  const before = line.slice(0, from)
  return ordered.test(before) || wished.test(before) || saysOtherTime(line, from)
}
