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

/** "Come back at dusk, when the shadows run deep": whether what stands at `from` is told of that other time. */
export function saysOtherOccasion(line: string, from: number): boolean {
  const before = line.slice(0, from)
  return ordered.test(before) || wished.test(before)
}
