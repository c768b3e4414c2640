import type { Advice } from '../../../shared/advice.ts'
import type { Critique } from '../../../shared/critique.ts'
import type { Facts } from '../../../shared/facts.ts'
import type { Photo } from '../../../shared/photos.ts'

/** What is known of a photograph that is asked about. */
export interface AskedPhoto {
  /** As a person sees it: the name of its file. */
  readonly name: string
  readonly photo: Pick<Photo, 'width' | 'height' | 'format' | 'size' | 'camera' | 'measurementScore'>
  readonly facts: Facts
  /** What was tried on a copy and made it better, the most first; missing where nothing was tried yet. */
  readonly advice?: readonly Advice[] | null
  /** Its newest critique. */
  readonly critique?: Pick<Critique, 'overall' | 'scores'> | null
  /** The photograph that it is to be compared with. */
  readonly other?: Omit<AskedPhoto, 'other'>
}

/** Words one answer; an answer always says something, if only that a thing is not known. */
export type Answer = (photo: AskedPhoto) => string
