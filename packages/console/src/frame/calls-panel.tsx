import Box from '@cloudscape-design/components/box'
import HelpPanel from '@cloudscape-design/components/help-panel'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useStore } from '@nanostores/react'
import { $calls, type LoggedCall } from '../aws/call-log.ts'
import { Copy } from '../parts/copy.tsx'

/** *API calls*: what the last click asked of the account, as commands for the terminal. */
export function CallsPanel() {
  const calls = useStore($calls)
  const last = calls[0]?.click
  const clicked = distinct(calls.filter(({ click }) => click === last))
  const earlier = calls.filter(({ click, quiet }) => click !== last && !quiet)
  return (
    <HelpPanel header={<h2>API calls</h2>}>
      <SpaceBetween size="l">
        <Box variant="p">
          Each button of this console is a call to an API, signed by whoever is signed in. These are the calls as
          commands for the terminal. What AWS has no API for is a call to the console&#8217;s own service:{' '}
          <code>workshop console</code>.
        </Box>
        <section aria-label="Calls of the last click">
          <Box variant="h3">Last click</Box>
          {clicked.length === 0 ? <Box color="text-body-secondary">No call yet.</Box> : <Calls calls={clicked} />}
        </section>
        {earlier.length > 0 && (
          <section aria-label="Earlier calls">
            <Box variant="h3">Earlier</Box>
            <Calls calls={earlier} />
          </section>
        )}
      </SpaceBetween>
    </HelpPanel>
  )
}

/** A page reads some things again by itself: each command once, as it went the last time. */
const distinct = (calls: readonly LoggedCall[]): LoggedCall[] =>
  [...new Map([...calls].reverse().map((call) => [call.command, call])).values()].reverse()

const states = { waiting: 'in-progress', done: 'success', failed: 'error' } as const

function Calls({ calls }: { calls: readonly LoggedCall[] }) {
  return (
    <ol className="fl-calls">
      {[...calls].reverse().map((call) => (
        <li key={call.id}>
          <StatusIndicator type={states[call.state]}>{call.operation}</StatusIndicator>
          <pre>
            <code>{call.command}</code>
          </pre>
          <Copy text={call.command} label={`Copy the command of ${call.operation}`} inline={false} />
          {call.fault !== undefined && <Box variant="small">{call.fault}</Box>}
        </li>
      ))}
    </ol>
  )
}
