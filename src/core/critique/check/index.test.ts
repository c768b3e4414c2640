import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mendedSentences } from '../../../../test/corpus/corpus.ts'
import { scenes } from '../../../../test/corpus/scenes.ts'
import { checkClaims } from './index.ts'
import { contradictionsIn } from './claim.ts'
import { claimFamilies } from './claims/index.ts'
import { readSentence } from './reading.ts'

const { clean, rough, unknown } = scenes
const flagged = (markdown: string, scene = clean): string[] =>
  checkClaims(markdown, scene).map(({ start, end }) => markdown.slice(start, end))

it('holds the name of a lens for no aperture and no focal length', () => {
  const text = 'Taken with the Fujinon XF 35mm F1.4 R.'
  const camera = { ...clean.camera, lens: 'Fujinon XF 35mm F1.4 R', focalLength: 34.1, aperture: 5.6 }
  expect(flagged(text, { ...clean, camera })).toEqual([])
  expect(new Set(flagged(text))).toEqual(new Set([text]))
})

describe('the labelled sentences', () => {
  const sentences = mendedSentences().map(({ scene, family = '', truth, text }) => ({
    family,
    evidence: scenes[scene],
    truth,
    text,
  }))

  it('are many', () => {
    expect(sentences.length).toBeGreaterThan(1300)
    expect(sentences.filter(({ truth }) => truth === 'contradicts').length).toBeGreaterThan(650)
  })

  it('are caught by their family where a measurement contradicts them, but for these', () => {
    const missed = sentences.filter(({ family, evidence, truth, text }) => {
      if (truth !== 'contradicts') return false
      const rules = claimFamilies.find(({ id }) => id === family)!
      return contradictionsIn(readSentence(text), rules, evidence).length === 0
    })
    expect(missed.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "As one juror put it, “the contrast is brutal”.",
        "Contrast: low, and it shows.",
        "If anything the shutter stayed open too long: the whole thing is a stop and a half too hot.",
        "It is a generous negative, full of light, with a stop to spare at every point.",
        "Exposed with a sure hand, neither a stop too little nor a stop too much.",
        "Every lamp has eaten a ragged hole in the film.",
        "The tones roll off so gently at the top that nothing ever hits the ceiling.",
        "Everything is pushed up into the palest end of the scale, a true high-key treatment.",
        "Vaseline on the lens could not have done a more thorough job.",
        "How the reds sing against those greens!",
        "Flame colours rule the frame from edge to edge.",
        "The scheme is all ice and slate: blues, more blues, and a cold grey.",
        "A hot palette, all ochres and rust.",
        "There is nothing left in the clouds; they have been scrubbed down to the paper.",
        "Around the moon there is a blank patch where the tones have given up.",
        "No white here is a dead white.",
        "There is a coal hole where the shade of the trees should be.",
        "It is like looking at the world through dishwater.",
        "The darks drop like trapdoors beneath the lights.",
        "It is pitched so high that it all but floats off the wall.",
        "There's sand in the gears of this file.",
        "It looks like a broadcast from the bottom of the sea.",
        "The sensor hasn't left a single fingerprint.",
        "The rendering is hard, bright and exact as a jeweller's work.",
        "The picture looks as though it had been left out in the rain.",
        "The whites look as if they had been smoked.",
        "You couldn't slide a cigarette paper between the things in it.",
        "No distance is favoured over another; all of them are crisp.",
        "The high-key treatment makes the scene float.",
        "Bright tones dominate the photograph.",
        "A dominant red seizes the eye at once.",
        "The greens of the image are lush and dominate the frame.",
        "Warm tones dominate the image.",
        "Nothing is sacrificed at the top: every bright surface still has grain and weave.",
        "There is no glare so fierce that it costs us detail.",
        "He lets the sun in without letting it burn anything.",
        "The clouds are gone, and nothing but glare has been put in their place.",
        "Down there in the shade the picture simply stops.",
        "The dark tones have fallen off the bottom of the paper.",
        "The darkness is full of things, if you give it time.",
        "The light has been spread so thin that nothing stands out from anything else.",
        "Somebody should have told the tripod about gravity.",
        "Water does not lie like that; the camera does.",
        "The world has come loose from its hinges and swung down to the left.",
        "The sky is as even as a coat of paint.",
        "Look as long as you like, you will not see a speck.",
        "You feel you could run a fingernail along any edge in it.",
        "Somebody has washed the whites with a red sock.",
        "All of it basks in a treacly, yellow light.",
        "Cover either half and the other would tell you what is missing.",
        "Whether a yard off or a mile, all of it is equally distinct.",
        "The overall exposure leans noticeably dark, leaving the beach and the figures on it difficult to read.",
        "Details across the frame seem blurry, suggesting that the autofocus missed its target.",
        "Motion blur affects the entire picture, turning pedestrians and even buildings into ghostly traces.",
        "A heavy layer of grain covers the photograph, lending it a gritty, analog character.",
        "Two stops more light and we'd have had a picture; as it is I'm peering into a coal cellar.",
        "You've buried this one in gloom, my friend; open up next time and let your viewer see.",
        "The clouds are gone: paper white, not a whisper of tone left for a printer to hang on to.",
        "The undergrowth has sunk into ink, and no amount of dodging will bring a leaf of it back.",
        "Printed on grade one when it cried out for four; the greys slide into each other like wet felt.",
        "The tones leap from glare to pitch with hardly a step between, and my eyes grew tired of the jolt.",
        "Did someone breathe on the lens? The whole street looks as though it was seen through bathroom glass.",
        "I can feel your pulse in it: the hands weren't steady and the whole scene has been dragged sideways.",
        "Pushed film, by the look of it, with grain the size of gravel.",
        "What stays with me is the scarlet of her coat, the one hot note in the whole chorus.",
        "There's a honeyed warmth on the snow, as though the sheet had spent a minute in gold toner.",
        "I laid a spirit level across it and the bubble sat plumb in the middle.",
        "One half has nothing to say to the other, and were you to crease it down the middle no line would meet its twin.",
        "He paints with rust, ochre and brick, an autumn hearth from edge to edge.",
        "Pinks and purples carry the whole song here, and everything else just hums along.",
        "What lies behind him dissolves into a buttery haze, so the face floats free of it.",
        "From the glass at our elbow to the farthest wall, all of it is drawn with the same hard patience; Weston's f/64 crowd would have nodded.",
        "I'd never have laid the camera on its long side for a standing man; a wide frame like this cuts him off from his own height.",
        "The lamps are so many bullet holes in the picture.",
        "It stands up straight and looks you in the eye, this picture.",
        "The reds do not so much burn as cool on a plate.",
        "Unfortunately, contours along the skyline lack definition, and the result appears out of focus at any viewing size.",
        "Hang a plumb line beside those door frames and it wouldn't stray by a hair, which is rarer in street work than you'd think.",
        "So little pigment survives that you might take it for a hand-tinted monochrome left in a window.",
        "Grit crawls over that sky like ants on a tablecloth, so next time bring your ISO down.",
        "You have flooded this panorama with noonday light and there's hardly a dusky corner left in it.",
        "Okay but how JUICY are these colours, they stopped my scroll in a second!",
        "The meter was fooled into generosity, and your picture has come out a good stop too light.",
        "Down in the undergrowth it's plugged up solid; that's soot, not tone.",
        "Phones will do this to you: detail boiled down to porridge, without one line in the frame you'd call definite.",
        "Here is a photograph built wholly of rust, ochre and brick, a kiln's worth of earth from end to end.",
        "Was this done on grade one paper? From its lightest to its darkest note there's no distance to speak of.",
        "My eye had to grope about for a minute before it found anything at all, so deep is the gloom you've printed it in.",
        "Heavy, tumbling grain, worthy of Tri-X pushed three stops, gives the crowd its grubby voice.",
        "All that vacant room around the subject breathes the way a rest breathes in music.",
        "Such punch! The blacks land like a slammed door and the whites ring straight after.",
        "Back off the vibrance by half, friend, because right now this thing glows like a fruit machine.",
        "Half that sky is stone dead on the negative, so I could burn it in till Christmas and get you no tone.",
        "One sees the phone travelling while the picture was being made; each passer-by drags a ghost of himself to the right.",
        "Cool lavenders and mint drift through it like sugared almonds at a christening.",
      ]
    `)
  })

  it('are left alone where none does, but for these', () => {
    const accused = sentences.filter(
      ({ evidence, truth, text }) => truth !== 'contradicts' && checkClaims(text, evidence).length > 0,
    )
    expect(accused.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "The left side answers the right with a question.",
      ]
    `)
  })

  it('are nobody’s business when nothing was measured', () => {
    const measured = sentences.filter(({ family }) => !/aperture|shutter|iso|focalLength|lens/.test(family))
    for (const { text, evidence } of measured) {
      expect(checkClaims(text, { facts: {}, camera: evidence.camera })).toEqual([])
    }
  })
})

describe('checkClaims', () => {
  it('passes over a sentence that does not end, however much it claims', () => {
    const claim = 'Shot at f/2 '
    expect(flagged(`${claim}${'and so on '.repeat(95)}.`)).toHaveLength(1)
    expect(flagged(`${claim}${'and so on '.repeat(105)}.`)).toEqual([])
  })

  it('encloses the sentence and names the claim and the measurement', () => {
    const markdown =
      '## Lighting · 6.0\nA 🌒 rises. The highlights are blown. It is late.\n\n## Strengths\n- Calm.\n'
    const start = markdown.indexOf('The highlights')
    expect(checkClaims(markdown, clean)).toEqual([
      {
        start,
        end: start + 'The highlights are blown.'.length,
        kind: 'contradiction',
        grade: 'doesNotHold',
        claim: 'highlights are clipped',
        measured: '0.0 % of pixels are clipped in the highlights',
      },
    ])
  })

  it('reads advice and the section Next time as wishes', () => {
    const markdown =
      '## Lighting · 6.0\nGood.\n\n**Try:** The highlights are blown.\n\n## Next time\n1. The image is noisy.\n'
    expect(flagged(markdown)).toEqual([])
    expect(flagged(markdown.replace('**Try:** ', '').replace('Next time', 'Strengths'))).toHaveLength(2)
  })

  it('checks text without any section, and lists', () => {
    expect(flagged('The image is noisy.')).toEqual(['The image is noisy.'])
    expect(flagged('## Strengths\n- A blown sky.\n- The horizon is level.\n')).toEqual(['A blown sky.'])
    expect(flagged('## Strengths\n- The horizon is level.\n', rough)).toEqual(['The horizon is level.'])
  })

  it('gives one flag per claim of a sentence', () => {
    const claims = checkClaims('At f/4 and ISO 100, the image is noisy and soft.', clean)
    expect(claims.map(({ claim }) => claim)).toEqual([
      'the picture is noisy',
      'the picture is not sharp',
      'aperture f/4',
      'sensitivity ISO 100',
    ])
  })

  it('says so when the file does not hold a camera value', () => {
    expect(checkClaims('Shot at f/8.', unknown)).toMatchObject([{ measured: 'the file does not say' }])
    expect(checkClaims('Shot at f/4.', clean)).toMatchObject([{ measured: 'the file says f/8' }])
  })

  it('is not sure of a tilt, a blur or a cast that was measured with little confidence', () => {
    const { tilt, blur, cast } = rough.facts
    const facts = {
      tilt: { ...tilt!, confidence: 0.4 },
      blur: { ...blur!, confidence: 0.4 },
      cast: { ...cast!, confidence: 0.4 },
    }
    const markdown = 'The horizon is level. The subject is tack sharp. The white balance is neutral.'
    expect(flagged(markdown, rough)).toHaveLength(3)
    expect(checkClaims(markdown, { facts, camera: rough.camera })).toEqual([])
  })

  it('is not sure of focus or empty space that were measured with little confidence', () => {
    const { focusMap, negativeSpace } = rough.facts
    const facts = {
      focusMap: { ...focusMap!, confidence: 0.5 },
      negativeSpace: { ...negativeSpace!, confidence: 0 },
    }
    const markdown = 'A deep depth of field holds every plane. Negative space dominates the frame.'
    expect(flagged(markdown, rough)).toHaveLength(2)
    expect(checkClaims(markdown, { facts, camera: rough.camera })).toEqual([])
  })

  it('never flags on facts that are only hints', () => {
    const hint = { tier: 'C' as const, confidence: 0.5, label: '', display: '', statement: null }
    const facts = {
      harmony: { ...hint, template: 'triadic', coverage: 0.9 },
      subject: { ...hint, x: 0.5, y: 0.5, width: 0.2, height: 0.2 },
      placement: { ...hint, thirdsDistance: 0.2, leftWeight: 0.5 },
      cornerFalloff: { ...hint, stops: 0, r2: 0.9 },
    }
    const markdown =
      'Complementary colours meet. The subject sits on a third, far left. A strong vignette darkens the corners.'
    expect(checkClaims(markdown, { facts, camera: clean.camera })).toEqual([])
  })

  it('flags whole sentences of any text, in order, and never throws', () => {
    const pieces =
      'The highlights|are|not|blown|noisy|at f/2.8|ISO 9|,|. |\n|1/60 s|50 mm|🌒|\n## Lighting · 7.0\n|**Try:**|horizon|' +
      'level|a warm cast|image|is|soft|3 %|clipped'
    const words = fc.constantFrom(...pieces.split('|'))
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const markdown = parts.join(' ')
        let before = 0
        for (const { start, end } of checkClaims(markdown, clean)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(markdown.slice(start, end)).toBe(markdown.slice(start, end).trim())
          before = start
        }
      }),
    )
  })

  it('does not hang on a runaway sentence', () => {
    for (const word of [
      'highlights ',
      'horizon, ',
      'detail in the ',
      'not ',
      '1/',
      '- ',
      'and is ',
      'deep blue and ',
      'negative space of the ',
      'frame, ',
      '3:2 ',
      '    ',
    ]) {
      const markdown = `## Lighting · 7.0\nThe shadows ${word.repeat(20_000 / word.length)}\n`
      expect(checkClaims(markdown, rough).length).toBeLessThan(10)
    }
  })
})
