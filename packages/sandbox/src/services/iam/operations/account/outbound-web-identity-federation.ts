import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { issuerKeys } from '../../../sts/entities.ts'
import { makeSigningKeys, noSecureContext, publicKeys, type SigningKeys } from '../../../sts/outbound/signing-keys.ts'
import { type OutboundFederation, outboundFederations } from '../../entities/account-settings.ts'

const onlyRecord = (call: Call): OutboundFederation | undefined => call.table(outboundFederations).get('federation')

/** Wording and status as recorded on AWS in 2026, as of all errors here. */
const alreadyEnabled = (account: string): AwsError =>
  new AwsError('FeatureEnabled', 409, `Outbound identity federation is already enabled for account ${account}`)

const disabled = (account: string, already = ''): AwsError =>
  new AwsError('FeatureDisabled', 404, `Outbound identity federation is ${already}disabled for account ${account}`)

export const enableOutboundWebIdentityFederation = defineOperation<
  object,
  AwsStructure,
  undefined,
  SigningKeys | undefined
>({
  service: 'iam',
  name: 'EnableOutboundWebIdentityFederation',
  access: 'Write',
  // The keys are made once; they outlive the feature's being off.
  prepare: async (call) => (onlyRecord(call) ? undefined : makeSigningKeys()),
  authorise: () => ({ action: 'iam:EnableOutboundWebIdentityFederation', resource: '*' }),
  execute(call, _, made) {
    const known = onlyRecord(call)
    if (known?.enabled) throw alreadyEnabled(call.account)
    const keys = known?.keys ?? made
    if (!keys) throw noSecureContext()
    const issuer = known?.issuer ?? issuerOf(call)
    call.table(outboundFederations).put({ issuer, enabled: true, keys })
    // Accounts of this world may trust the issuer: there is no network to fetch its keys over.
    call.world.table(issuerKeys).put({ issuer: issuer.slice('https://'.length), jwks: publicKeys(keys) })
    return { IssuerIdentifier: issuer }
  },
})

/** All that were seen begin with `a1`. */
const issuerOf = (call: Call): string =>
  `https://a1${call.ids.requestId().slice('a1'.length)}.tokens.sts.global.api.aws`

export const disableOutboundWebIdentityFederation = defineOperation<object, undefined>({
  service: 'iam',
  name: 'DisableOutboundWebIdentityFederation',
  access: 'Write',
  authorise: () => ({ action: 'iam:DisableOutboundWebIdentityFederation', resource: '*' }),
  execute(call) {
    const known = onlyRecord(call)
    if (!known?.enabled) throw disabled(call.account, 'already ')
    call.table(outboundFederations).put({ ...known, enabled: false })
  },
})

export const getOutboundWebIdentityFederationInfo = defineOperation<object>({
  service: 'iam',
  name: 'GetOutboundWebIdentityFederationInfo',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetOutboundWebIdentityFederationInfo', resource: '*' }),
  execute(call) {
    const known = onlyRecord(call)
    if (!known?.enabled) throw disabled(call.account)
    return { IssuerIdentifier: known.issuer, JwtVendingEnabled: true }
  },
})
