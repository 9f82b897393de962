/** `aws configure` and its subcommands (awscli/customizations/configure). */
import { type Argument, type ParsedArguments, parseArguments } from '../argparse.ts'
import { paramValidation } from '../errors.ts'
import { plainHelp } from '../help.ts'
import { showHelp } from '../pager.ts'
import type { Session } from '../session.ts'
import { exportCredentials } from './export-credentials.ts'
import { getValue } from './get.ts'
import { importCsv } from './import.ts'
import { listConfiguration, listProfiles } from './list.ts'
import { mfaLogin } from './mfa-login.ts'
import { askForValues } from './prompts.ts'
import { setValue } from './set.ts'

interface Subcommand {
  what: string
  synopsis: string
  table: Argument[]
  run: (session: Session, values: ParsedArguments['values']) => Promise<number>
}

const SUBSECTIONS: Argument[] = [
  { name: '--sso-session', dest: 'sso_session' },
  { name: '--services', dest: 'services' },
]

/** In AWS CLI's order; those without `run` exist there and not here. */
const SUBCOMMANDS: Record<string, Subcommand | undefined> = {
  list: {
    what: 'Shows which profile, keys and Region are in force, and where each comes from.',
    synopsis: 'aws configure list [--profile <name>]',
    table: [],
    run: listConfiguration,
  },
  get: {
    what: 'Prints one setting of the profile.',
    synopsis: 'aws configure get <varname> [--profile <name>]',
    table: [{ name: 'varname', dest: 'varname' }, ...SUBSECTIONS],
    run: getValue,
  },
  set: {
    what: 'Writes one setting: keys to ~/.aws/credentials, the rest to ~/.aws/config.',
    synopsis: 'aws configure set <varname> <value> [--profile <name>]',
    table: [{ name: 'varname', dest: 'varname' }, { name: 'value', dest: 'value' }, ...SUBSECTIONS],
    run: setValue,
  },
  'add-model': undefined,
  import: {
    what: 'Reads access keys from a CSV file that the console gave, each into a profile named after its user.',
    synopsis: 'aws configure import --csv file://<path> [--skip-invalid] [--profile-prefix <prefix>]',
    table: [
      { name: '--csv', dest: 'csv', required: true },
      { name: '--skip-invalid', dest: 'skip_invalid', action: 'store-true' },
      { name: '--profile-prefix', dest: 'profile_prefix' },
    ],
    run: importCsv,
  },
  'list-profiles': {
    what: 'Lists the profiles of both files.',
    synopsis: 'aws configure list-profiles',
    table: [],
    run: listProfiles,
  },
  sso: undefined,
  'sso-session': undefined,
  'mfa-login': {
    what: 'Asks for a code of your MFA device and writes temporary credentials to a profile.',
    synopsis: 'aws configure mfa-login [--profile <name>] [--update-profile <name>] [--serial-number <ARN>]',
    table: [
      { name: '--update-profile', dest: 'update_profile' },
      { name: '--duration-seconds', dest: 'duration_seconds', type: 'late-int' },
      { name: '--serial-number', dest: 'serial_number' },
    ],
    run: mfaLogin,
  },
  'export-credentials': {
    what: 'Prints the credentials in force, for another tool or for the shell.',
    synopsis: 'aws configure export-credentials [--format process|env|env-no-export|powershell|windows-cmd|fish]',
    table: [
      {
        name: '--format',
        dest: 'format',
        choices: ['process', 'env', 'env-no-export', 'powershell', 'windows-cmd', 'fish'],
      },
    ],
    run: exportCredentials,
  },
  'agent-toolkit': undefined,
}

const help = (): string =>
  plainHelp(
    'configure',
    'Asks for access keys, Region and output format, and keeps them in ~/.aws.',
    ['aws configure [--profile <name>]'],
    Object.entries(SUBCOMMANDS).flatMap(([name, command]): [string, string][] =>
      command ? [[name, command.what]] : [],
    ),
  )

export async function runConfigure(session: Session, args: string[]): Promise<number> {
  const { machine } = session
  if (args.length === 1 && args[0] === 'help') {
    await showHelp(machine, help())
    return 0
  }
  const { values, rest } = parseArguments(
    [{ name: 'subcommand', dest: 'subcommand', count: '?', choices: Object.keys(SUBCOMMANDS) }],
    args,
  )
  const name = values.get('subcommand')
  if (name === undefined) {
    if (rest.length > 0) throw paramValidation(`Unknown options: ${rest.join(',')}`)
    return askForValues(session)
  }
  const subcommand = SUBCOMMANDS[String(name)]
  if (!subcommand) throw paramValidation(`"aws configure ${name}" exists in AWS CLI, but not here.`)
  if (rest.length === 1 && rest[0] === 'help') {
    await showHelp(machine, plainHelp(String(name), subcommand.what, [subcommand.synopsis]))
    return 0
  }
  const parsed = parseArguments(subcommand.table, rest)
  if (parsed.rest.length > 0) throw paramValidation(`Unknown options: ${parsed.rest.join(',')}`)
  return subcommand.run(session, parsed.values)
}
