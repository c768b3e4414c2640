import type { Model } from '../../../shared/commands.ts'
import type { ShownServer } from '../../../shared/serverCommands.ts'
import { useActions, useStudioState } from '../../state/StudioProvider.tsx'
import { AddServer } from './AddServer.tsx'
import { InstalledRow } from './InstalledRow.tsx'
import { Section } from './Section.tsx'

/** Models on other computers: what leaves this one stands with each, before it is chosen. */
export function Servers({ models }: { models: readonly Model[] }) {
  const servers = useStudioState(({ shelf }) => shelf.servers)
  const removed = useStudioState(({ shelf }) => shelf.removedServer)
  const { restoreServer } = useActions()
  const rows = models.flatMap((model) => {
    const server = servers?.find(({ modelId }) => modelId === model.id)
    return server ? [{ model, server }] : []
  })
  return (
    <Section
      title="On another computer"
      hint="A server of your own that speaks as OpenAI does: llama-server, vLLM, Ollama, LM Studio. Off until you add one."
    >
      {rows.length > 0 && (
        <ul className="model-rows">
          {rows.map(({ model, server }) => (
            <InstalledRow key={model.id} model={model} acts={<ServerActs server={server} />} />
          ))}
        </ul>
      )}
      <div role="status">
        {removed && (
          <p className="models-hint">
            {removed.name} is removed.{' '}
            <button type="button" className="button small" onClick={() => void restoreServer(removed)}>
              Undo
            </button>
          </p>
        )}
      </div>
      <AddServer />
    </Section>
  )
}

/** Asks a server what it can do, or removes it, which can be taken back. */
function ServerActs({ server }: { server: ShownServer }) {
  const { reachServer, removeServer } = useActions()
  return (
    <>
      <button type="button" className="button small" onClick={() => void reachServer(server.name)}>
        Ask it<span className="visually-hidden"> what {server.name} can do</span>
      </button>
      <button type="button" className="button small" onClick={() => void removeServer(server)}>
        Remove<span className="visually-hidden"> {server.name}</span>
      </button>
    </>
  )
}
