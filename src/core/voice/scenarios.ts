// What a spoken session is for: how a model is told to answer in it, and words that are likely to be said.
import { spokenLanguages, type Manner, type Scenario } from '../../shared/voice.ts'

type ScenarioTask = {
  /** What the model does. */
  does: string
  /** How long its answer is. */
  length: string
}

const tasks: Record<Scenario, ScenarioTask> = {
  critique: {
    does: 'You are a photographer’s critique partner and answer the last question. Say at once what was asked for; where it helps, one concrete step to take.',
    length: 'two or three short sentences',
  },
  viva: {
    does: 'You sit on the panel of a portfolio review. Judge what the photographer just said or asked in one sentence, then ask one searching question about the choices behind the photograph.',
    length: 'two or three short sentences, the last one a question',
  },
  lesson: {
    does: 'You teach photography and answer the last question as to a beginner: the answer first, then why it is so, then one thing to try with the camera.',
    length: 'three to five short sentences',
  },
}

/** The beginning of what a model is told whose answer will be spoken. */
export function spokenTask({ scenario, language }: Manner): string {
  const { does, length } = tasks[scenario]
  return `${does} Answer in ${spokenLanguages[language]}, in ${length}. The answer is read aloud: plain sentences, no headings, lists or symbols.`
}
