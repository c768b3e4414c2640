import type { Photo } from '../../shared/photos.ts'

/** `url` of a photo's picture as it stands: a page keeps what it once got from an address. */
export const turnedUrl = (url: string, { rotation }: Photo): string =>
  rotation === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}rotation=${rotation}`
