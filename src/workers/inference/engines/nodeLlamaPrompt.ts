import type * as nodeLlamaCpp from 'node-llama-cpp'
import type { LlamaModel, LlamaText, Token } from 'node-llama-cpp'

/** The tokens of a system and a user message, up to where the model has to begin its answer. */
export type PromptEncoder = (system: string, user: string) => Token[]

/**
 * Renders with the chat template in the model file, with ChatML where there is none or it cannot be rendered.
 * Only the template's own text may become special tokens: `<|im_end|>` in a message stays plain text.
 */
export async function createPromptEncoder(model: LlamaModel): Promise<PromptEncoder> {
  const library = await import('node-llama-cpp')
  const render = createRenderer(library, model.fileInfo.metadata.tokenizer?.chat_template)
  return (system, user) => {
    const tokens = render(system, user).tokenize(model.tokenizer)
    const { bos, shouldPrependBosToken } = model.tokens
    return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens
  }
}

type Library = typeof nodeLlamaCpp
type Render = (system: string, user: string) => LlamaText

function createRenderer(library: Library, template: string | undefined): Render {
  return (template ? createTemplateRenderer(library, template) : null) ?? createChatMlRenderer(library)
}

/** Null for a template that does not render even a plain conversation. */
function createTemplateRenderer({ JinjaTemplateChatWrapper }: Library, template: string): Render | null {
  try {
    const wrapper = new JinjaTemplateChatWrapper({
      template,
      reasoning: false,
      functionCallMessageTemplate: 'noJinja',
      additionalRenderParameters: { add_generation_prompt: true },
    })
    return (system, user) =>
      wrapper.generateContextState({
        chatHistory: [
          ...(system ? [{ type: 'system', text: system } as const] : []),
          { type: 'user', text: user },
        ],
      }).contextText
  } catch {
    return null
  }
}

function createChatMlRenderer({ LlamaText, SpecialTokensText }: Library): Render {
  const open = (role: string): InstanceType<typeof SpecialTokensText> =>
    new SpecialTokensText(`<|im_start|>${role}\n`)
  const close = new SpecialTokensText('<|im_end|>\n')
  return (system, user) =>
    LlamaText([
      ...(system ? [open('system'), system, close] : []),
      open('user'),
      user,
      close,
      open('assistant'),
    ])
}
