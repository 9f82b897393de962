/** Opens a machine's terminal: of an instance, once somebody has let us in. */
import type { SessionHost } from './host.ts'
import type { Connection } from './instances.ts'
import { isInstance } from './machines.ts'
import { ShellSession } from './session.ts'
import { forTerminal } from './shown-output.ts'

/** Undefined when the instance could not be opened: why is on the screen then, and `onExit` was called. */
export async function openSession(host: SessionHost): Promise<ShellSession | undefined> {
  const { machine, instances } = host
  if (!isInstance(machine)) return started(host)
  host.output(`Connecting to ${machine} with EC2 Instance Connect…\r\n`)
  let connection: Connection
  try {
    await host.prepare?.()
    if (!instances) throw new Error('There is no way to instances from here.')
    connection = await instances.connect(machine)
  } catch (error) {
    host.output(forTerminal(`${error instanceof Error ? error.message : String(error)}\n`))
    host.onExit?.()
    return undefined
  }
  return started({ ...host, connection, home: connection.home })
}

async function started(host: SessionHost): Promise<ShellSession> {
  const session = new ShellSession(host)
  await session.start()
  return session
}
