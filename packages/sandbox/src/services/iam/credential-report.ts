import type { Call } from '../../call.ts'
import { accounts } from '../../world/account.ts'
import { rootUsers } from '../signin/entities.ts'
import { ROOT_OWNER } from './access-keys.ts'
import { iamArn, rootArn } from './arns.ts'
import { loginProfiles } from './entities/login-profiles.ts'
import { mfaDevices } from './entities/mfa-devices.ts'
import { signingCertificates } from './entities/user-credentials.ts'
import { accessKeys, accessKeyUses, type User, users } from './entities.ts'
import { passwordPolicyOf } from './passwords/login-profiles.ts'
import { expiryOf } from './passwords/password-rules.ts'

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const

const NONE = 'N/A'
const NEVER = 'no_information'

/** Services without a Region, as far as the report is concerned. */
const REGIONLESS: ReadonlySet<string> = new Set(['s3'])

/**
 * The credential report: CSV, root first, then the users by name; lines end with LF, the last with nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 * Booleans are lower case and dates in UTC, as AWS sends them and not as the guide prints them. The guide's last column,
 * `additional_credentials_info`, is absent where nobody has more than two keys or certificates (recorded on AWS in 2026).
 */
export function credentialReport(call: Call): string {
  const rows = [
    rootRow(call),
    ...call
      .table(users)
      .list()
      .map((user) => userRow(call, user)),
  ]
  return [COLUMNS, ...rows].map((row) => row.join(',')).join('\n')
}

function rootRow(call: Call): string[] {
  const created = call.world.table(accounts).get(call.account)?.createdAt ?? call.now
  const root = call.world.table(rootUsers).get(call.account)
  const password = ['true', root?.lastSignIn ?? NEVER, root?.changeDate ?? created, 'not_supported']
  return ['<root_account>', rootArn(call.account), created, ...password, ...credentials(call, ROOT_OWNER)]
}

function userRow(call: Call, user: User): string[] {
  const arn = iamArn(call.account, 'user', user.path, user.userName)
  return [user.userName, arn, user.createDate, ...password(call, user), ...credentials(call, user.userId)].map(quoted)
}

function password(call: Call, user: User): string[] {
  const profile = call.table(loginProfiles).get(user.userId)
  if (!profile) return ['false', NONE, NONE, NONE]
  const expiry = expiryOf(profile.changeDate, passwordPolicyOf(call))
  return [
    'true',
    user.passwordLastUsed ?? NEVER,
    profile.changeDate,
    expiry === undefined ? NONE : new Date(expiry).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  ]
}

/** From `mfa_active` on. */
function credentials(call: Call, owner: string): string[] {
  const keys = call.table(accessKeys).by('owner', owner)
  const certificates = call.table(signingCertificates).by('owner', owner)
  return [
    String(call.table(mfaDevices).count('owner', owner) > 0),
    ...[keys[0], keys[1]].flatMap((key) => {
      if (!key) return ['false', NONE, NONE, NONE, NONE]
      const use = call.table(accessKeyUses).get(key.accessKeyId)
      const region = use && !REGIONLESS.has(use.serviceName) ? use.region : NONE
      return [String(key.status === 'Active'), key.createDate, use?.date ?? NONE, region, use?.serviceName ?? NONE]
    }),
    ...[certificates[0], certificates[1]].flatMap((certificate) =>
      certificate ? [String(certificate.status === 'Active'), certificate.uploadDate] : ['false', NONE],
    ),
  ]
}

/** Names may hold commas. */
function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
