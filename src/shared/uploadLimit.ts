/** Bytes of the largest photograph that the local server takes. */
export const uploadLimitBytes = 200 * 1024 * 1024

const bytesText = (bytes: number): string =>
  bytes % (1024 * 1024) === 0 ? `${bytes / (1024 * 1024)} MB` : `${bytes} bytes`

/** For whoever sends more than `maxBytes`. */
export const tooLargeSentence = (maxBytes: number): string =>
  `This is larger than ${bytesText(maxBytes)}, the most that Mondrian takes at once.`
