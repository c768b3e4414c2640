import type { ClosingWord } from '../../../../shared/closingClaims.ts'
import { noiseScale } from '../../../../shared/scales/noise.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { saidOf } from '../figure.ts'
import * as figures from '../lexicon/figures/noise.ts'
import * as props from '../lexicon/senses/props.ts'
import * as senses from '../lexicon/senses/surface.ts'
import * as words from '../lexicon/noise.ts'
import { act, alone, anyOrder, attribute, either, inOrder, predicate } from '../relation.ts'
import { anyOf, terms } from '../terms.ts'
import { statementsOn } from './scaleStatement.ts'

const says = statementsOn(
  noiseScale,
  (sigma) => `noise has a standard deviation of ${sigma.toFixed(1)} of 255`,
)
const noisy = says('the picture is noisy', 'noisy')
const clean = says('the picture is free of noise', 'clean')

export const noiseWords: Record<ClosingWord<'noise'>, Statement> = { clean, noisy }

const elsewhere = anyOf(words.otherNoise, words.noisePlaces)

export const noise: ClaimFamily = {
  id: 'noise',
  rules: [
    {
      pattern: either(
        attribute(words.muchNoise, words.noiseNouns),
        predicate(words.noiseNouns, words.muchNoise),
        predicate(words.noisyNouns, words.noisyStates),
        attribute(words.noisyStates, words.noisyNouns),
        inOrder(0, words.noisyNouns, words.noisyStates),
        inOrder(
          1,
          terms(
            'a lot of, lots of, plenty of, much, suffers? from, full of, marred by, plagued by, spoiled by, degraded by',
          ),
          words.noiseNouns,
        ),
      ),
      unless: elsewhere,
      affirms: noisy,
      denies: clean,
    },
    {
      pattern: either(
        act(words.noiseNouns, words.noiseActs),
        inOrder(1, words.noiseNouns, words.asCoarse),
        inOrder(
          2,
          terms(
            '(boil|crawl|seeth|swarm|fizz|teem|danc|bristl|pepper|riddl|cover|speckl|hiss|alive|thick|infest)(s|es|ing|ed)? (with|of|in|by)',
          ),
          words.noiseNouns,
        ),
      ),
      unless: words.otherNoise,
      affirms: noisy,
      denies: clean,
      isLoose: true,
    },
    {
      pattern: either(
        attribute(words.littleNoise, words.noiseNouns),
        predicate(words.noiseNouns, words.littleNoise),
        alone(terms('noise free, noiseless, grain free, clean (file|capture|exposure)')),
        act(
          words.noiseNouns,
          terms('(is |are )?(kept|held) (\\w+ )?(to a minimum|at bay|down|low|in check|under control)'),
        ),
      ),
      unless: words.otherNoise,
      affirms: clean,
    },
    {
      pattern: either(
        predicate(words.cleanNouns, words.cleanStates),
        attribute(words.cleanStates, words.cleanNouns),
        alone(words.smoothTones),
      ),
      unless: anyOf(
        words.otherNoise,
        terms('lines?, composition, background, design, skin, water, hair, surface'),
      ),
      affirms: clean,
      isLoose: true,
    },
    { pattern: alone(words.noiseNouns), unless: words.otherNoise, denies: clean },
    {
      pattern: either(
        anyOrder(4, figures.smoothSubjects, figures.grittyWords),
        inOrder(2, figures.smoothSubjects, figures.likeParticles),
        alone(figures.grittyFigures),
        saidOf(figures.smoothSubjects, senses.gritty),
        inOrder(9, props.frame, props.roughens),
        alone(senses.roughHandling),
      ),
      unless: anyOf(words.otherNoise, figures.otherGrit),
      affirms: noisy,
      denies: clean,
      isFigure: true,
    },
    {
      pattern: either(
        alone(figures.cleanFigures),
        inOrder(1, figures.flatSurfaces, figures.likeGlass),
        saidOf(figures.flatSurfaces, senses.silken),
        inOrder(9, props.frame, props.smooths),
        alone(senses.cleanFile),
      ),
      unless: anyOf(words.otherNoise, figures.otherGrit),
      affirms: clean,
      denies: noisy,
      isFigure: true,
    },
  ],
}
