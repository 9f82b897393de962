/** `workshop as MACHINE -- command`: one command on another of the learner's machines, as solutions of labs write it. */
import type { SignInPage } from '../aws/machine.ts'
import { machineFor } from './aws-command.ts'
import { Home } from './home.ts'
import { MachineFs } from './machine-fs.ts'
import { type MachineName, profileOf } from './machines.ts'
import { realSleep, runScript } from './script.ts'
import { type Fetch, siteCredentials, siteHome, siteTransport } from './site-host.ts'
import { type RunElsewhere, workshopCommand } from './workshop-command.ts'

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

/**
 * Over the site. The machine's home is fetched, and what changed in it is kept; a tab of the same machine that is open
 * already sees it with its next command.
 */
export function siteElsewhere(fetch: Fetch, signIn?: SignInPage): RunElsewhere {
  return async (machine: MachineName, words) => {
    const { home: directory, region, hasSessionCredentials } = profileOf(machine)
    const fs = new MachineFs()
    const home = new Home(fs, directory, siteHome(fetch, machine))
    await home.load()
    const environment = {
      transport: siteTransport(fetch, 'aws', machine),
      now: Date.now,
      sleep: realSleep,
      columns: () => 80,
      platform: 'first-line',
      ...(hasSessionCredentials && { defaultCredentials: siteCredentials(fetch, machine) }),
      ...(region !== undefined && { defaultRegion: region }),
      ...(signIn && { signIn }),
    }
    const workshop = workshopCommand({
      console: siteTransport(fetch, 'console', machine),
      machine: (context) => machineFor(environment, context),
      ask: async () => undefined,
      lastDenial: () => undefined,
    })
    const { status, stdout, stderr } = await runScript(words.map(quoted).join(' '), {
      ...environment,
      ...{ env: { HOME: directory }, fs, cwd: directory, commands: [workshop] },
    })
    const unsaved = await home.save()
    return { status, stdout, stderr: unsaved === undefined ? stderr : `${stderr}${unsaved}\n` }
  }
}
