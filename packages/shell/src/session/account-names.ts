/** Names of what is in the account, for Tab: asked of AWS, and remembered for a few seconds. */

/** A list of names: one command line of `aws`, what of its answer is wanted, and for which options. */
interface Source {
  /** Without `aws`; prints names with blanks between. */
  line: string[]
  options: readonly string[]
}

const ALL = 'text'
const source = (service: string, operation: string, query: string, options: string[], more: string[] = []): Source => ({
  line: [service, operation, ...more, '--query', query, '--output', ALL, '--no-cli-pager'],
  options,
})

const SOURCES: readonly Source[] = [
  source('iam', 'list-users', 'Users[].UserName', ['iam --user-name']),
  source('iam', 'list-groups', 'Groups[].GroupName', ['iam --group-name']),
  source('iam', 'list-roles', 'Roles[].RoleName', ['iam --role-name']),
  source('iam', 'list-roles', 'Roles[].Arn', ['sts --role-arn']),
  source('iam', 'list-instance-profiles', 'InstanceProfiles[].InstanceProfileName', ['iam --instance-profile-name']),
  source(
    'iam',
    'list-policies',
    'Policies[].Arn',
    ['iam --policy-arn', 'iam --permissions-boundary'],
    ['--scope', 'Local'],
  ),
  source('iam', 'list-virtual-mfa-devices', 'VirtualMFADevices[].SerialNumber', [
    'iam --serial-number',
    'sts --serial-number',
    'configure --serial-number',
  ]),
  source('s3api', 'list-buckets', 'Buckets[].Name', ['s3api --bucket', 's3api --copy-source']),
  source('cloudtrail', 'describe-trails', 'trailList[].Name', ['cloudtrail --name', 'cloudtrail --trail-name']),
]

const BUCKETS = SOURCES.find(({ options }) => options.includes('s3api --bucket'))!

/** AWS's own policies that a beginner attaches; the account's are asked for. */
const MANAGED = [
  'AdministratorAccess',
  'IAMFullAccess',
  'IAMReadOnlyAccess',
  'IAMUserChangePassword',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'job-function/Billing',
  'job-function/ViewOnlyAccess',
].map((name) => `arn:aws:iam::aws:policy/${name}`)

/** Milliseconds that an answer is good for. */
const FRESH = 5_000

/** Runs `aws` unseen and gives what it printed; undefined when it was refused. */
export type AskAws = (args: string[]) => Promise<string | undefined>

export class AccountNames {
  private readonly ask: AskAws
  private readonly now: () => number
  private readonly known = new Map<string, { until: number; names: Promise<string[]> }>()

  constructor(ask: AskAws, now: () => number) {
    this.ask = ask
    this.now = now
  }

  /** For an option of a command, `--user-name` of `iam`; undefined when its values are no names of the account. */
  async forOption(command: string, option: string): Promise<string[] | undefined> {
    const wanted = SOURCES.find(({ options }) => options.includes(`${command} ${option}`))
    if (!wanted) return undefined
    const names = await this.list(wanted)
    return option === '--policy-arn' || option === '--permissions-boundary' ? [...names, ...MANAGED] : names
  }

  /** `s3://bucket/` for each. */
  async bucketUris(): Promise<string[]> {
    return (await this.list(BUCKETS)).map((name) => `s3://${name}/`)
  }

  /** What was learnt no longer holds: a command has run. */
  forget(): void {
    this.known.clear()
  }

  private list({ line }: Source): Promise<string[]> {
    const key = line.join(' ')
    const before = this.known.get(key)
    if (before && before.until > this.now()) return before.names
    const names = this.ask(line).then((text) =>
      (text ?? '').split(/\s+/).filter((name) => name !== '' && name !== 'None'),
    )
    this.known.set(key, { until: this.now() + FRESH, names })
    return names
  }
}
