/** The credential report's CSV. Its fields hold no commas but for names, which IAM does not let have any quotes. */
import type { CredentialReportRow } from '@first-line/labs'

/** What stands where there is no date. */
const noDate = new Set(['N/A', 'no_information', 'not_supported', ''])

export function rowsOf(csv: string): CredentialReportRow[] {
  const [header = '', ...lines] = csv.trim().split('\n')
  const names = header.split(',')
  return lines.map((line) => {
    const values = fieldsOf(line)
    const of = (name: string): string => values[names.indexOf(name)] ?? ''
    const dateOf = (name: string): Date | undefined => (noDate.has(of(name)) ? undefined : new Date(of(name)))
    const key = (number: 1 | 2) => ({
      active: of(`access_key_${number}_active`) === 'true',
      lastRotated: dateOf(`access_key_${number}_last_rotated`),
      lastUsed: dateOf(`access_key_${number}_last_used_date`),
    })
    return {
      user: of('user'),
      arn: of('arn'),
      createdAt: dateOf('user_creation_time') ?? new Date(0),
      passwordEnabled: of('password_enabled') === 'not_supported' ? undefined : of('password_enabled') === 'true',
      passwordLastUsed: dateOf('password_last_used'),
      mfaActive: of('mfa_active') === 'true',
      // A key that is not there was never rotated.
      keys: [key(1), key(2)].filter(({ active, lastRotated }) => active || lastRotated !== undefined),
    }
  })
}

/** A user's name may have a comma in it: IAM puts such a field into quotes (unverified against AWS). */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
