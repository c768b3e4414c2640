// Tables of questions, each with the intent of a right answer, "-" for none.

/** The lines of a table; "{other}" becomes the name of another photograph. */
export const questionsIn = (table: string): { intent: string; question: string }[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.replace('{other}', 'IMG_2.jpg').split(' | '))
    .map(([intent, question]) => ({ intent: intent!, question: question! }))
