// The starter writer: measured facts as a readable critique, worded by the small model that ships with the app.
// Never judges by itself: bands, scores and advice follow rules, and every sentence is verified before it is shown.
export { fallbackCritique } from './fallback.ts'
export { loadGrammar, parseGrammar, type Grammar } from './grammar.ts'
export { planStarter, type StarterInput, type StarterPlan } from './plan.ts'
export { createStarterStream, type StarterStream } from './stream.ts'
