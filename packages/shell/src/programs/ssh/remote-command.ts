/** `ssh host command`: a line that runs on the instance, without a terminal. */
import type { CommandContext } from 'just-bash/browser'
import { Home } from '../../session/home.ts'
import { identityCommands } from '../../session/identity-commands.ts'
import type { Connection } from '../../session/instances.ts'
import { MachineFs } from '../../session/machine-fs.ts'
import type { runScript } from '../../session/script.ts'

/** `play` is {@link runScript}: a script may use `ssh` itself. */
export async function runRemotely(
  play: typeof runScript,
  connection: Connection,
  command: string,
  { signal }: CommandContext,
): Promise<{ stdout: string; stderr: string; exitCode: number }> {
  const directory = `/home/${connection.opened.user}`
  const fs = new MachineFs()
  await fs.mkdir('/tmp', { recursive: true })
  const home = new Home(fs, directory, connection.home)
  await home.load()
  const { stdout, stderr, status } = await play(command, {
    env: { HOME: directory, USER: connection.opened.user, HOSTNAME: connection.opened.host },
    transport: connection.transport,
    metadata: connection.metadata,
    fs,
    cwd: directory,
    commands: identityCommands(connection.opened),
    ...(signal && { signal }),
  })
  const trouble = await home.save()
  return { stdout, stderr: trouble === undefined ? stderr : `${stderr}${trouble}\n`, exitCode: status }
}
