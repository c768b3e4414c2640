// What a sentence does with a claim in it. After NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): cue
// words with a reach, clauses as borders. Knows no photography beyond what a picture is compared with.
import { antecedentOf, clauseOf, startOfClause } from './clause.ts'
import { auxiliary, isDenied } from './denial.ts'
import { saysOtherOccasion } from './occasion.ts'
import { isInside, isOwn, type Phrase, type Reading, type Span } from './reading.ts'
import { anyOf, findTerms, terms, type Terms } from './terms.ts'

/**
 * affirmed and denied are asserted of this picture. conditional: "had it been darker". hedged: possible, wished for,
 * nearly so. advised: an order or a purpose. quoted: somebody else's words. elsewhere: another picture or time.
 */
export type Assertion =
  | 'affirmed'
  | 'denied'
  | 'conditional'
  | 'hedged'
  | 'advised'
  | 'asked'
  | 'quoted'
  | 'elsewhere'

const conditional = terms(
  'unless, whether, imagine, suppose, (?<!(even|as) )if(?! (only|anything|not|ever) ), next time, in future, provided that, lest',
  'as long as(?! \\d), in case, (?<=(^|[.,;:–]|or) )otherwise',
)
/** "Had the sky been clipped", "Were it sharper": no question, no past. */
const invertedStart =
  /^ (?:" )?(?:(?:and|but|only) )?(?:had|were|should) |, (?:had|were) (?!been )(?:the|it|this|you|he|she|they|we|I) /

const elsewhere = terms(
  '(earlier|previous|other|another|original|old|companion|neighboring|sister|second|next|last|lesser|color|first) (version|frame|picture|photograph|print|shot|image|attempt|take|photographer|negative|hands|work|entrie|submission|competitor|contestant|entrant|student|member)s?(?! (is|are) (this|it))',
  '(?<!(was|is|were|are|been|be) )used to, (?<!(for|whatever) )once(?! (you|one|we|i|seen|the eye)), years ago, yesterday, one thinks, think of, thinks of, (reminds|remind) (me|one|us|you), unlike, compared (with|to)',
  'he used before, frame before, (have|has|had) (\\w+ )?seen (a |an )?(\\w+ )?(hundreds?|thousands?|dozens?|scores?|many|enough|too many|plenty|more), (most|many|some|other|few|lesser|all) (\\w+ )?(such )?(pictures|photographs|photographers|images|frames)',
  'in (his|her) (other|early|later|late), (his|her|their) (early|earlier|late|later|other|previous|last) (work|pictures|photographs|period|style|manner|prints|books?|portraits), elsewhere, before and after, the usual, than (this|here|before|usual|the (other|first|last|previous|earlier|original)\\w*), old lens',
  '(half|most|many|some|all|few|rest|several|plenty|dozens|hundreds|lots|two|three|four|five) (of )?((the|my|your|his|her|their|these|those|(tonight|yesterday|today|(this|last) \\w+) .s) )?(\\w+ )?(entries|submissions|competitors|contestants|entrants|prints|photographs|pictures), (everyone|everybody|nobody|no one|anyone|anybody|someone|somebody) else, other people',
  "(winner|runner up|prizewinner)s?( of)? (last|this|that) \\w+, (last|this) \\w+ 's (winner|runner up|prizewinner)s?, last (week|month|year|night), (my|your|his|her|our) (own )?(students|pupils), beginners, (man|woman|photographer|entry|person|one) (just )?before (you|this one|yours), (too|so) many (seascapes|landscapes|portraits|photographers|people|students|beginners), (seen|judged|looked at) (\\w+ ){1,3}(tonight|today|this (week|evening|year)), others in (the|this|your|our|my) (class|room|show|competition|club|group|contest|hall), (?<=(because|since|when|while|whereas) )((so |too )?many |most |all |half )?(of )?(the )?others",
)

const hedged = terms(
  'would, could, might, may, should(?! (really )?be (straightened|corrected|leveled|rotated|fixed|righted|adjusted)), must(?! have been),  will, shall, ought, perhaps, maybe, possibly, probably, potentially, danger, (almost|nearly)(?! (exactly|perfectly|obsessively|certainly|entirely|wholly|everything|every|all))',
  '(?<!(a|no|not a) )little(?= (of|is|was|has|gets|goes|lost|clipped|blown|blocked|burned|gone) ), (?<!(a|quite a|not a) )few of, (needs?|tends?) to, (prone|close|about|ready) to, (in order|so as) to, border(s|ing)? on, risk(s|ed|ing)?, threaten(s|ed|ing)?',
  'at first( glance| sight)?, wish(es|ed|ing)?, verg(e|es|ing), temptation, tempt(s|ed|ing)?, aim, hope(s|d)?, fear(s|ed)?, seek(s|ing)?',
  'call it, calls it, any hint, pretend(s|ing)?, promis(e|es|ing), near(?= (perfect|symmetr\\w+|black|white|level)), suggest(s|ing)? that',
)
/** A figure of speech asserts by its likeness what plain words would only imagine. */
const likeness = terms('as if, as though')
const asOneWouldSay = terms(
  '(you|one|anybody|anyone|we|i|a child|the eye) (would|could|might|may) (\\w+ )?(think|say|swear|suppose|believe|have (thought|said|sworn|guessed)|take it for|be forgiven|mistake it), (could|might|may) (as )?well (be|have been), (you|one|we|i|nobody|anyone) (will|would|could|can|shall) (\\w+ )?(not|never|search|look|hunt|seek|find (no|nothing|neither|hardly|scarcely|precious little))( \\w+)? (find|see|make out|discover|come across|detect|look|vain|long|spot|meet)',
)
const purpose = terms(
  '(?<!(trouble|care|pains|manages|managed|enough|taken) )to (keep|prevent|avoid|stop|hold|protect|save|make|let|ensure|get|bring|recover)',
)
const order = new RegExp(
  '^\\W*(?:(?:and|then|simply|always|do not|please|just) )?(?:(?:try|avoid|watch|consider|ensure|beware|mind|aim|wait|return|' +
    'shoot|expose|recover|correct|straighten|crop|keep|lower|raise|reduce|increase|use|choose|set|check|protect|place|' +
    'let|bring|move|step|stop|stopping|give|add|remove|make|lowering|raising|reducing|overexpose|underexpose|be careful|' +
    'take care|remember|look for|imagine|think) |(?:level|open|hold|lift|cool|warm|pull|push|balance|rotate|fix|tilt|darken|brighten|sharpen) ' +
    '(?:the|your|it|this|that|up|down|back) )',
)
const plainlyHedged = anyOf(hedged, likeness)

/** What the sentence does with a claim in it; the terms of the claim are not read as cues. */
export function assertionOf(reading: Reading, claim: Phrase, isFigure: boolean): Assertion {
  const { line } = reading
  if (isQuoted(line, claim)) return 'quoted'
  if (isAsked(line)) return 'asked'
  const cue = (list: Terms, within: Span): boolean =>
    findTerms(reading, list).some((span) => isInside(span, within) && !isOwn(claim, span))
  if (invertedStart.test(line) || cue(conditional, { from: 0, to: line.length })) return 'conditional'
  const clause = clauseOf(reading, claim)
  if (saysOtherOccasion(line, claim.from)) return 'advised'
  const ownClause = { from: startOfClause(line, claim.to), to: claim.to }
  const isGoal = / (?:so that|until|so) $/.test(line.slice(0, ownClause.from + 1)) && order.test(line)
  if (isGoal || order.test(line.slice(clause.from, clause.to))) return 'advised'
  const manner = isFigure ? findTerms(reading, asOneWouldSay) : []
  const hedges = findTerms(reading, isFigure ? hedged : plainlyHedged)
  const isManner = (span: Span): boolean => manner.some((whole) => isInside(span, whole))
  if (hedges.some((span) => isInside(span, clause) && !isOwn(claim, span) && !isManner(span))) return 'hedged'
  if (cue(purpose, ownClause)) return 'advised'
  if (cue(elsewhere, clause) || cue(elsewhere, antecedentOf(line, clause))) return 'elsewhere'
  return isDenied(reading, ownClause, claim) ? 'denied' : 'affirmed'
}

/** "Isn't the horizon crooked?" and "It leans, doesn't it?" tell more than they ask. */
function isAsked(line: string): boolean {
  return /\? *"? *$/.test(line) && !negativeQuestion.test(line)
}
const negativeQuestion = new RegExp(
  `^ (?:(?:and|but) )?${auxiliary} not (?:the|this|that|these|it|its|there|his|her|your|all|every)|, ${auxiliary} (?:not )?(?:it|they|he|she|there|this|that|one)(?: not)? [?]`,
)
function isQuoted(line: string, { from, to }: Span): boolean {
  const before = line.slice(0, from).split('"').length - 1
  return before % 2 === 1 && line.slice(to).includes('"')
}
