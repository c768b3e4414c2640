/** Questions with their cards, written when the ranking and its words were done, and opened once. */
export const heldOutQuestions = `
overcast-light | Is a cloudy day good for portraits?
family-of-angles | How do I avoid glare on a shiny spoon?
meter-middle-tone | Why does the camera make a black cat look gray?
zones | What did Ansel Adams mean by zones?
flash-and-ambient | Why does shutter speed not change the flash exposure?
color-area | How much red is enough as an accent?
limited-palette | Is it better to have only a few colors?
five-things | What did Szarkowski say photography is about?
golden-section | Is the golden ratio better than thirds?
gestalt | How do I group several objects so that they belong together?
punctum | What did Barthes mean by punctum?
simplify | My compositions are too busy, what can I leave out?
resolution-measured | What does a slanted edge test measure?
blur-on-purpose | Can motion blur be used on purpose?
local-contrast | My print looks muddy in the midtones, how do I fix it?
test-strip | How do I make a test strip in the darkroom?
portrait-rapport | How do I get a natural expression from a nervous sitter?
level-horizon | How crooked may a horizon be?
still-life-light | What lighting do I need for food photography?
caption-honesty | Is it honest to remove a person from a documentary photo?
`
