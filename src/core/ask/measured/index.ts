// Answers to questions about a photograph from what was measured and found in it, without a model. In doubt, none.
import {
  answerCamera,
  answerAperture,
  answerFlash,
  answerFocalLength,
  answerIso,
  answerLens,
  answerSettings,
  answerShutter,
  answerTakenAt,
} from './answers/camera.ts'
import { answerCompare } from './answers/compare.ts'
import { answerCast, answerColorfulness, answerPalette } from './answers/color.ts'
import { answerAspect, answerFile, answerPrint, answerSize } from './answers/file.ts'
import {
  answerCut,
  answerEmptySpace,
  answerLevel,
  answerLines,
  answerSubject,
  answerSymmetry,
  answerThings,
  answerThirds,
  answerWriting,
} from './answers/frame.ts'
import {
  answerClipping,
  answerContrast,
  answerExposure,
  answerHighlights,
  answerRange,
  answerShadows,
} from './answers/light.ts'
import { answerEyes, answerFaceLight, answerFaceSharp, answerFaces } from './answers/people.ts'
import {
  answerCompression,
  answerEnlargement,
  answerMovement,
  answerNoise,
  answerSharp,
  answerSharpWhere,
  answerSubjectSharp,
} from './answers/sharpness.ts'
import { answerAdvice, answerCanSee, answerCrop, answerScore } from './answers/whole.ts'
import type { AskedPhoto } from './askedPhoto.ts'
import { intentOf, type IntentId } from './intents.ts'
import { readQuestion } from './read/index.ts'

export interface MeasuredAnswer {
  /** What the question was taken to ask for. */
  readonly intent: IntentId
  /** Plain sentences with the number, or that it is not known. */
  readonly text: string
}

const answers: Record<IntentId, (photo: AskedPhoto) => string | null> = {
  sharp: answerSharp,
  sharpWhere: answerSharpWhere,
  subjectSharp: answerSubjectSharp,
  movement: answerMovement,
  level: answerLevel,
  highlights: answerHighlights,
  shadows: answerShadows,
  clipping: answerClipping,
  exposure: answerExposure,
  contrast: answerContrast,
  range: answerRange,
  cast: answerCast,
  palette: answerPalette,
  colorfulness: answerColorfulness,
  settings: answerSettings,
  aperture: answerAperture,
  shutter: answerShutter,
  iso: answerIso,
  focalLength: answerFocalLength,
  lens: answerLens,
  camera: answerCamera,
  takenAt: answerTakenAt,
  flash: answerFlash,
  noise: answerNoise,
  size: answerSize,
  aspect: answerAspect,
  print: answerPrint,
  file: answerFile,
  compression: answerCompression,
  enlargement: answerEnlargement,
  faces: answerFaces,
  eyes: answerEyes,
  faceSharp: answerFaceSharp,
  faceLight: answerFaceLight,
  things: answerThings,
  subject: answerSubject,
  cut: answerCut,
  thirds: answerThirds,
  emptySpace: answerEmptySpace,
  lines: answerLines,
  symmetry: answerSymmetry,
  writing: answerWriting,
  score: answerScore,
  advice: answerAdvice,
  crop: answerCrop,
  compare: answerCompare,
  canSee: answerCanSee,
}

/**
 * The answer to a question on what is measured; undefined for every other question: on other subjects, on several things at
 * once, with a "not" in it, in other languages, and on what no measurement tells.
 */
export function answerFromMeasurements(question: string, photo: AskedPhoto): MeasuredAnswer | undefined {
  const names = { own: namesOf(photo.name), other: photo.other ? namesOf(photo.other.name) : [] }
  const asked = readQuestion(question, names)
  const intent = asked && intentOf(asked)
  const text = intent && answers[intent](photo)
  return intent && text ? { intent, text } : undefined
}

/** "IMG_1.jpg", "IMG_1". */
const namesOf = (name: string): string[] => [name, name.replace(/\.[^.]+$/, '')]

export { suggestQuestions } from './suggest.ts'
export type { AskedPhoto } from './askedPhoto.ts'
