/**
 * What a model is called by the name of its file: without the ending, and without the number of its part where it was
 * cut into several ("NAME-00001-of-00003.gguf").
 */
export const modelTitle = (fileName: string): string => fileName.replace(/(-\d{5}-of-\d{5})?\.gguf$/i, '')

/**
 * Files that belong to a model and are none: eyes, measurements for packing it, and small ones that only guess ahead.
 * The same as llama.cpp's `gguf_filename_is_model` (common/download.cpp), with any capitals.
 */
const companion = /mmproj|imatrix|(^|[^a-z0-9])(mtp|eagle3|dflash|dspark)-/i

/** Whether the file of this name may be a model, or a part of one. */
export const isModelFileName = (name: string): boolean => /\.gguf$/i.test(name) && !companion.test(name)
