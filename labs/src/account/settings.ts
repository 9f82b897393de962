/** What holds for the account as a whole. */
import type { Founded } from './basis.ts'
import type { MfaDevice } from './user.ts'

export interface PasswordPolicy extends Founded {
  readonly minimumLength: number
  readonly upper: boolean
  readonly lower: boolean
  readonly numbers: boolean
  readonly symbols: boolean
  readonly usersMayChange: boolean
  /** How many former passwords may not be used again; 0: any may. */
  readonly reusePrevention: number
  /** Days; 0: they do not expire. */
  readonly maxAge: number
  readonly hardExpiry: boolean
}

/** GetAccountSummary. Of root it says nothing where a target has none: ask `root()`. */
export interface Summary extends Founded {
  readonly rootMfa: boolean
  readonly rootKeys: number
  readonly users: number
  readonly groups: number
  readonly roles: number
  /** Customer-managed. */
  readonly policies: number
  readonly mfaDevicesInUse: number
}

export interface Root extends Founded {
  readonly arn: string
  /** It has a second factor, of whatever kind. */
  readonly mfa: boolean
  /** Virtual devices that are enabled for root: AWS lists no others. */
  readonly mfaDevices: readonly MfaDevice[]
  /** How many there are: GetAccountSummary counts active and inactive alike. */
  readonly accessKeys: number
  /** Undefined where the target does not list root's keys: AWS shows them to root alone. */
  readonly keys: readonly { readonly id: string; readonly status: 'Active' | 'Inactive' }[] | undefined
  /** At the console, as the account's record has it. Undefined when never, or where there is no record. */
  readonly lastSignIn: Date | undefined
}

/** One row of the credential report, read from its CSV. The first is root's: `<root_account>`. */
export interface CredentialReportRow {
  readonly user: string
  readonly arn: string
  readonly createdAt: Date
  /** Undefined for root: the report says `not_supported`. */
  readonly passwordEnabled: boolean | undefined
  readonly passwordLastUsed: Date | undefined
  readonly mfaActive: boolean
  readonly keys: readonly {
    readonly active: boolean
    readonly lastRotated: Date | undefined
    readonly lastUsed: Date | undefined
  }[]
}

export interface CredentialReport extends Founded {
  readonly generatedAt: Date
  readonly rows: readonly CredentialReportRow[]
}

/** What the console alone can set. */
export interface ConsoleSettings extends Founded {
  /** IAM users and roles with permissions may see billing pages. */
  readonly billingAccess: boolean
  /** Whether STS answers in each Region. Regions that cannot be switched off are not here. */
  readonly stsRegions: Readonly<Record<string, boolean>>
  /** Until AWS insists on root's second factor: 35 after the first sign-in. Undefined before it. */
  readonly rootMfaDaysLeft: number | undefined
}
