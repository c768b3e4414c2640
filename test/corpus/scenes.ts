// Made-up photographs for the labelled sentences: what was measured in them and what their files say.
import type { Facts } from '../../src/shared/facts.ts'
import { emptyCamera, type Camera } from '../../src/shared/photos.ts'
import { measured } from './measured.ts'
import { seen } from './seen.ts'

export type Scene = { facts: Facts; camera: Camera }

export const scenes = {
  /** Faultless by every measure, and every camera value is known. Blue, sand and green. */
  clean: {
    facts: measured({
      high: 0,
      low: 0,
      key: -0.4,
      black: 0.002,
      tilt: 0.1,
      sigma: 0.5,
      blur: 0.7,
      m3: 42,
      cast: { a: 0.2, b: 0.4 },
      range: 7,
      rms: 0.22,
      mirror: 0.6,
      empty: 30,
      separation: 10,
      aspect: { name: '3:2', ratio: 1.5, orientation: 'landscape' },
      palette: [
        ['#5f7590', 0.38],
        ['#c9a87c', 0.28],
        ['#8a8a88', 0.22],
        ['#2f4a33', 0.12],
      ],
    }),
    camera: {
      ...emptyCamera,
      make: 'Canon',
      model: 'Canon EOS R6',
      lens: 'RF24-105mm F4 L IS USM',
      focalLength: 50,
      focalLength35: 50,
      aperture: 8,
      shutter: 1 / 250,
      iso: 200,
    },
  },
  /** Everything went wrong, in the dark, on a tripod: upright, crowded, black and orange. */
  rough: {
    facts: measured({
      high: 8.4,
      low: 12.6,
      key: -2.6,
      black: 0.3,
      tilt: -4.2,
      sigma: 9.1,
      blur: 4.2,
      m3: 96,
      cast: { a: 2, b: 11 },
      range: 10,
      rms: 0.34,
      mirror: -0.2,
      empty: 2,
      separation: 19,
      aspect: { name: '4:3', ratio: 1.33, orientation: 'portrait' },
      palette: [
        ['#0c0a08', 0.45],
        ['#38231a', 0.22],
        ['#a5462a', 0.15],
        ['#f07f1e', 0.12],
        ['#c19a2b', 0.06],
      ],
    }),
    camera: {
      ...emptyCamera,
      make: 'NIKON CORPORATION',
      model: 'NIKON Z 6',
      lens: 'NIKKOR Z 24-70mm f/2.8 S',
      focalLength: 24,
      focalLength35: 24,
      aperture: 2.8,
      shutter: 2,
      iso: 6400,
    },
  },
  /** A dark panorama, blue and empty, without any clipping in the highlights. */
  night: {
    facts: measured({
      high: 0,
      low: 4,
      key: -3.1,
      black: 0.4,
      tilt: null,
      sigma: 2,
      blur: 1.1,
      m3: 25,
      cast: { a: 1, b: 3 },
      range: 6,
      rms: 0.12,
      mirror: 0.5,
      empty: 85,
      separation: null,
      aspect: { name: '2.39:1', ratio: 2.39, orientation: 'landscape' },
      palette: [
        ['#0d1f38', 0.62],
        ['#14224f', 0.27],
        ['#233550', 0.08],
        ['#be8d59', 0.03],
      ],
    }),
    camera: emptyCamera,
  },
  /** Square, bright, cold, pale and nearly empty, left like right; the file says nothing of the camera. */
  pale: {
    facts: measured({
      high: 0.5,
      low: 0,
      key: 1.6,
      black: 0,
      tilt: null,
      sigma: 2,
      blur: 1.6,
      m3: 9,
      cast: { a: -1, b: -8 },
      range: 2.5,
      rms: 0.07,
      mirror: 0.97,
      empty: 78,
      separation: null,
      aspect: { name: '1:1', ratio: 1, orientation: 'square' },
      palette: [
        ['#d8dce0', 0.6],
        ['#f2f5f8', 0.25],
        ['#a9c4dd', 0.15],
      ],
    }),
    camera: emptyCamera,
  },
  /** A black-and-white picture from a phone, full of things and evenly sharp. */
  grey: {
    facts: measured({
      high: 0.3,
      low: 1,
      key: -1,
      black: 0.05,
      tilt: 2.4,
      sigma: 1.5,
      blur: 1.2,
      m3: 0,
      cast: { a: 0, b: 0 },
      range: 9,
      rms: 0.3,
      mirror: -0.05,
      empty: 4,
      separation: 4,
      aspect: { name: '5:4', ratio: 1.25, orientation: 'portrait' },
      palette: [
        ['#1f1f1f', 0.4],
        ['#898989', 0.35],
        ['#cecece', 0.25],
      ],
    }),
    camera: {
      ...emptyCamera,
      make: 'Apple',
      model: 'iPhone 12',
      focalLength: 4.2,
      focalLength35: 26,
      aperture: 1.6,
      shutter: 1 / 60,
      iso: 32,
    },
  },
  /** A woman left of the middle who looks at us, cut at the waist by the bottom edge; nothing else was measured. */
  portrait: {
    facts: seen({
      eyes: ['open'],
      person: { left: 0.12, top: 0.2, right: 0.46, bottom: 1 },
      cutBy: ['bottom'],
      things: ['person', 'chair'],
    }),
    camera: emptyCamera,
  },
  /** A man crisp before a soft street. */
  focused: {
    facts: seen({
      eyes: ['open'],
      person: { left: 0.35, top: 0.15, right: 0.65, bottom: 1 },
      cutBy: ['bottom'],
      things: ['person'],
      focus: 'sharp',
    }),
    camera: emptyCamera,
  },
  /** A woman whom the focus missed: the wall behind her is crisp. */
  missed: {
    facts: seen({
      eyes: ['unsaid'],
      person: { left: 0.35, top: 0.15, right: 0.65, bottom: 1 },
      cutBy: ['bottom'],
      things: ['person'],
      focus: 'soft',
    }),
    camera: emptyCamera,
  },
  /** A small figure asleep at the lower right, away from all edges. */
  asleep: {
    facts: seen({
      eyes: ['closed-or-down'],
      person: { left: 0.76, top: 0.55, right: 0.93, bottom: 0.88 },
      cutBy: [],
      things: ['person'],
    }),
    camera: emptyCamera,
  },
  /** Three people, the foremost at the left edge. */
  group: {
    facts: seen({
      eyes: ['open', 'open', 'unsaid'],
      person: { left: 0, top: 0.3, right: 0.3, bottom: 0.9 },
      cutBy: ['left'],
      things: ['person', 'person', 'person'],
    }),
    camera: emptyCamera,
  },
  /** A woman with a dog. */
  companion: {
    facts: seen({
      eyes: ['open'],
      person: { left: 0.6, top: 0.3, right: 0.9, bottom: 0.9 },
      cutBy: [],
      things: ['person', 'dog'],
    }),
    camera: emptyCamera,
  },
  /** Nothing measured, nothing known. */
  unknown: { facts: {}, camera: emptyCamera },
} satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes
