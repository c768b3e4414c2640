// A photographer's question as words to look for: what carries nothing left out, what is called otherwise added. Pure.

/** Words that say nothing of what is asked. */
const empty = new Set(
  `a about above after all also always am an and any are as at be because been before being best better but by can come
  could did do does doing done else ever every few find for from get getting give given go good got had has have having he
  help her here him his how i if in into is it its just keep kind know know let like look looking made make making many me
  mean means might more most much my need never no not now of off on one only or other our out over own people person
  photo photograph photographer photographers photographing photographs photography photos picture pictures image images
  please put really right same say see set shall she shoot shooting shot shots should so some somebody someone something
  still such take taken taking tell than that the their them then there these they thing things this those to too try
  under up us use used using very want was way we well were what when where which while who why will with without would
  you your does doesn don isn won anyone explain next place
  sense another avoid`.split(/\s+/),
)

/** What a photographer may call it, and the words that the cards have for it. The first match of each row counts. */
const called: readonly (readonly [RegExp, string])[] = [
  [/\bcolour/g, 'color'],
  [/\bgrey/g, 'gray'],
  [/\bcentre/g, 'center'],
  [/\bpolaris/g, 'polariz'],
  [/\b(soft|hard|sharp|dark|bright|warm|cool|small|large|long|short)er\b/g, '$1'],
  [/\b(b ?& ?w|bw|mono)\b/g, 'black and white monochrome'],
  [/\bexpos(e|ing|ure) to the right\b/g, 'ettr histogram'],
  [/\bdof\b/g, 'depth of field'],
  [/\bwb\b/g, 'white balance'],
  [/\bsunstars?\b/g, 'aperture diffraction'],
  [/\b(hand ?held|hand ?holding|handhold|hand ?hold|shaky|shake)\b/g, 'handheld camera shake'],
  [/\b(grainy|noisy|speckled)\b/g, 'noise grain'],
  [/\b(washed out|blown|burnt|burned out)\b/g, 'overexposed highlights clipping'],
  [/\b(crisp|tack sharp|in focus)\b/g, 'sharp focus'],
  [/\b(soft|softer|diffused) (light|shadows?)/g, 'soft light soft shadow edge'],
  [/\b(blurry|blurred|unsharp) (background|bg)/g, 'background blur bokeh'],
  [/\b(buildings?|towers?|facades?|skyscrapers?)\b/g, 'building architecture'],
  [/\bleans?\b|\bleaning\b|\bfall(ing)? (over|backwards?)/g, 'leaning converging tilted'],
  [/\b(kids?|toddlers?|children)\b/g, 'children moving subject'],
  [/\b(running|jumping|sprinting|flying|action|sports?)\b/g, 'moving freeze motion'],
  [/\b(macro|closeup)\b/g, 'macro close-up'],
  [/\b(astro|milky way|constellations?)\b/g, 'stars astrophotography'],
  [/\bsilky|milky water|smooth water/g, 'silky water long exposure'],
  [/\b(stripes?|steps) (in|on|across) (the|my|a) sky|posteri[sz]/g, 'banding sky steps'],
  [/\b(cull|culling|pick|select|narrow down)\b/g, 'choose selecting editing'],
  [/\b(zine|monograph)\b/g, 'photobook'],
  [/\b(megapixels?|mp|how big|how large)\b/g, 'pixels print size'],
  [/\b(glasses|bottles?|tumbler|crystal)\b/g, 'glass bottle transparent'],
  [/\bfamil(y|ies)\b|\bweddings?\b/g, 'family group arranging'],
  [/\b(sun|light|window) (is )?behind\b|against the (sun|light)|into the sun/g, 'backlight silhouette'],
  [
    /\b(lamp|bulb|led|light) (changes|change)|another (lamp|light)|different (lamp|light)/g,
    'metamerism lamp',
  ],
  [/\bkelvins?\b|\b\d{4} ?k\b/g, 'kelvin color temperature'],
  [/\b(guess|estimate|judge)\b/g, 'estimate rule of thumb'],
  [/\b(bright|sunny|clear) days?\b/g, 'full sun clear sky'],
  [/\bno meter|without a (light )?meter/g, 'no light meter'],
  [/\b(noses?|big nose)\b/g, 'nose face perspective distance'],
  [/\b(clutter|messy|busy|chaotic|crowded)\b/g, 'cluttered busy distractions simplify'],
  [/\b(crooked|slanted|askew)\b/g, 'tilted horizon level'],
  [/\b(strangers?|shy|candids?)\b/g, 'strangers candid street'],
  [/\b(f ?stops?|f ?numbers?)\b/g, 'f-number aperture stop'],
  [/\bf ?\/ ?(16|22|32)\b/g, 'small aperture stopping down'],
  [/\bf ?\/ ?(1|1\.\d|2|2\.\d)\b|\bwide open\b/g, 'wide aperture'],
  [/\btime of (the )?day\b|\bsun(set|rise)s?\b/g, 'low sun golden hour'],
  [/\bdusk|dawn|twilight\b/g, 'blue hour twilight'],
  [/\b(huge|giant|enormous|immense|gigantic|tiny|towering)\b/g, 'scale vast size'],
  [/\b(dead|lifeless|empty) eyes\b|\beyes\b.*\b(dead|lifeless|dull|sparkle)/g, 'dull eyes catchlight lively'],
  [/\bwindow\b.*\bdark\b|\bdark\b.*\bwindow\b|\b(both|too much) contrast\b/g, 'dynamic range high contrast'],
  [/\b(orange|yellow|green|blue|magenta|pink) (skin|cast|tint|faces?)\b/g, 'color cast white balance'],
  [/\borange\b.*\bblue\b|\bblue\b.*\borange\b|\btwo (lights|lamps|colors)\b/g, 'mixed light'],
  [/\b(fuzzy|unsharp|blurry|out of focus)\b/g, 'blur sharpness'],
  [/\b(dull|boring|lifeless|muddy|flat)\b/g, 'flat dull contrast'],
  [/\b(3d|three dimensional|plasticity)\b/g, 'depth layers'],
  [/\b(reflections?|glare|shiny|glossy)\b/g, 'reflection glare'],
  [/\b(insects?|bugs?|petals?|blossoms?)\b/g, 'macro close-up'],
  [/\b(rainy|cloudy|clouded|dull weather)\b/g, 'overcast soft light'],
  [/\b(wildlife|birds?|pets?|dogs?|cats?|horses?)\b/g, 'animal'],
  [/\b(cars?|trains?|bikes?|bicycles?|cyclists?|riders?)\b/g, 'moving subject panning'],
  [/\b(expression|smil(e|es|ing)|nervous|stiff|posed?)\b/g, 'expression sitter natural'],
  [/\b(ordering|order|arrange|sort) .*(photos|pictures|series|book|images)\b/g, 'sequence order'],
  [/\bgeometry|proportions?\b/g, 'proportion ratio'],
]

/** `own`: the words that were asked. `phrases`: those that stand together, as they stand. `also`: what else it is called. */
export type Wanted = { own: string[]; phrases: string[]; also: string[] }

/** The words that carry a question, at most 24 of each, in lower case and American spelling. */
export function wantedWords(question: string): Wanted {
  const asked = question.slice(0, 1000).normalize('NFC').toLowerCase()
  const spelled = called.slice(0, spellings).reduce((text, [is, word]) => text.replaceAll(is, word), asked)
  const added = called.slice(spellings).flatMap(([is, words]) => (spelled.search(is) < 0 ? [] : [words]))
  return { own: carrying(spelled), phrases: phrasesIn(spelled), also: carrying(added.join(' ')) }
}
/** How many rows of `called` only spell a word otherwise. */
const spellings = 5

/** "black and white", "rule of thirds", "side light": two words that carry something, with at most one between them. */
function phrasesIn(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const carries = (at: number): boolean => isCarrying(words[at] ?? '')
  const found = words.flatMap((_, at) => {
    if (!carries(at)) return []
    if (carries(at + 1)) return [words.slice(at, at + 2).join(' ')]
    return carries(at + 2) ? [words.slice(at, at + 3).join(' ')] : []
  })
  return [...new Set(found)].slice(0, 24)
}

const isCarrying = (word: string): boolean => (word.length > 1 || word === 'v') && !empty.has(word)

/** The words of a text that say what it is about, each once. */
export function carrying(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.filter(isCarrying))].slice(0, 24)
}
