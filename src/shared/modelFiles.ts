/**
 * What a model is called by the name of its file: without the ending, and without the number of its part where it was
 * cut into several ("NAME-00001-of-00003.gguf").
 */
export const modelTitle = (fileName: string): string => fileName.replace(/(-\d{5}-of-\d{5})?\.gguf$/i, '')
