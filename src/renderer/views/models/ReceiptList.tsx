import { useStudioState } from '../../state/StudioProvider.tsx'
import { bytesText } from '../../words/numbers.ts'
import { receiptText } from '../../words/servers.ts'
import { Section } from './Section.tsx'

/** How many hosts and days are listed; all of them count in the sum. */
const most = 20

/** What went over the network, to the byte: nothing is 0. */
export function ReceiptList() {
  const receipt = useStudioState(({ shelf }) => shelf.receipt)
  return (
    <Section title="What went over the network">
      <p>{receipt && receiptText(receipt)}</p>
      {receipt && receipt.hosts.length > 0 && (
        <table className="receipt">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Host</th>
              <th scope="col">Sent</th>
              <th scope="col">Fetched</th>
            </tr>
          </thead>
          <tbody>
            {receipt.hosts.slice(0, most).map(({ day, host, purpose, sent, received }) => (
              <tr key={`${day} ${host} ${purpose}`}>
                <td>{day}</td>
                <td>{host}</td>
                <td>{bytesText(sent)}</td>
                <td>{bytesText(received)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="models-hint">Every byte that Mondrian itself sends or fetches is counted.</p>
    </Section>
  )
}
