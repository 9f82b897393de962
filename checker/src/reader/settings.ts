/** What holds for the account as a whole: alias, password policy, summary, root, the credential report. */
import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  ListAccountAliasesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam'
import type { ActivityLog, CredentialReport, PasswordPolicy, Root, Summary, VirtualMfaDevice } from '@first-line/labs'
import { rowsOf } from './credential-report.ts'
import { pages, required, unlessMissing } from './pages.ts'
import type { Reading } from './reading.ts'
import { deviceOf } from './users.ts'

/** The report is made by GenerateCredentialReport, which is not ours to call. */
const noReport = [
  'CredentialReportNotPresentException',
  'CredentialReportExpiredException',
  'CredentialReportNotReadyException',
]

export function readSettings(reading: Reading, activity: () => Promise<ActivityLog>) {
  const { clients, once, accountId, target } = reading
  const { iam } = clients
  const rootArn = `arn:aws:iam::${accountId}:root`

  const summaryMap = () =>
    once('summary', async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {})

  const virtualDevices = () =>
    once('virtual devices', () =>
      pages(
        (Marker) => iam.send(new ListVirtualMFADevicesCommand({ Marker })),
        (page) => page.VirtualMFADevices,
      ),
    )

  return {
    async virtualMfaDevices(): Promise<VirtualMfaDevice[]> {
      reading.needs('mfa')
      return (await virtualDevices()).map(({ SerialNumber, User, EnableDate }) => ({
        basis: 'observed',
        serial: required(SerialNumber, 'SerialNumber'),
        owner: User?.Arn === rootArn ? 'root' : User?.UserName,
        enabledAt: EnableDate,
      }))
    },

    async alias(): Promise<string | undefined> {
      reading.needs('account')
      return once('alias', async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases?.[0])
    },

    async passwordPolicy(): Promise<PasswordPolicy | undefined> {
      reading.needs('account')
      return once('password policy', async () => {
        const answer = await unlessMissing(['NoSuchEntityException'], () =>
          iam.send(new GetAccountPasswordPolicyCommand({})),
        )
        const policy = answer?.PasswordPolicy
        return (
          policy && {
            basis: 'observed' as const,
            minimumLength: policy.MinimumPasswordLength ?? 6,
            upper: policy.RequireUppercaseCharacters ?? false,
            lower: policy.RequireLowercaseCharacters ?? false,
            numbers: policy.RequireNumbers ?? false,
            symbols: policy.RequireSymbols ?? false,
            usersMayChange: policy.AllowUsersToChangePassword ?? false,
            reusePrevention: policy.PasswordReusePrevention ?? 0,
            maxAge: policy.MaxPasswordAge ?? 0,
            hardExpiry: policy.HardExpiry ?? false,
          }
        )
      })
    },

    async summary(): Promise<Summary> {
      reading.needs('account')
      const of: Partial<Record<string, number>> = await summaryMap()
      return {
        basis: 'observed',
        rootMfa: of.AccountMFAEnabled === 1,
        rootKeys: of.AccountAccessKeysPresent ?? 0,
        users: of.Users ?? 0,
        groups: of.Groups ?? 0,
        roles: of.Roles ?? 0,
        policies: of.Policies ?? 0,
        mfaDevicesInUse: of.MFADevicesInUse ?? 0,
      }
    },

    async root(): Promise<Root> {
      reading.needs('root')
      const of: Partial<Record<string, number>> = await summaryMap()
      const own = (await virtualDevices()).filter(({ User }) => User?.Arn === rootArn)
      // A record with gaps has no last sign-in: it has the last that it knows of.
      const signIn =
        target.capabilities.has('activity') && !target.gaps
          ? (await activity())
              .by(rootArn)
              .signIns()
              .entries.find(({ outcome }) => outcome === 'allowed')
          : undefined
      return {
        basis: 'observed',
        arn: rootArn,
        mfa: of.AccountMFAEnabled === 1,
        mfaDevices: own.map(({ SerialNumber, EnableDate }) => deviceOf(SerialNumber, EnableDate)),
        accessKeys: of.AccountAccessKeysPresent ?? 0,
        keys: await target.rootKeys?.(reading.learner),
        lastSignIn: signIn?.at,
      }
    },

    async credentialReport(): Promise<CredentialReport | undefined> {
      reading.needs('account')
      return once('credential report', async () => {
        const report = await unlessMissing(noReport, () => iam.send(new GetCredentialReportCommand({})))
        if (!report) return undefined
        const csv = new TextDecoder().decode(required(report.Content, 'Content'))
        return {
          basis: 'observed' as const,
          generatedAt: required(report.GeneratedTime, 'GeneratedTime'),
          rows: rowsOf(csv),
        }
      })
    },
  }
}
