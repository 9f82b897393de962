/** What a machine that `ssh` reaches has of the terminal that it is shown in. */
import type { SessionHost } from './host.ts'
import type { Connection } from './instances.ts'

export function remoteHost(
  host: SessionHost,
  connection: Connection,
  size: { cols: number; rows: number },
  onExit: () => void,
): SessionHost {
  return {
    ...size,
    machine: `i-${connection.opened.instance.slice(2)}`,
    greet: true,
    connection,
    home: connection.home,
    transport: host.transport,
    output: host.output,
    onExit,
    onCommand: (command) => host.onCommand?.(command),
    ...(host.instances && { instances: host.instances }),
    ...(host.workshop && { workshop: host.workshop }),
    ...(host.why && { why: host.why }),
    ...(host.now && { now: host.now }),
  }
}
