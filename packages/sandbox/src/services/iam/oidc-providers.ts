import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { type OidcProvider, oidcProviders } from './entities/providers.ts'
import { invalidInput, noSuchEntity, validationError } from './errors.ts'
import { resourceTagContext } from './tags.ts'

/** As many thumbprints as a provider may have. */
const THUMBPRINTS = 5

const OIDC_ARN = /^arn:aws[\w-]*:iam::\d{12}:oidc-provider\/\S+$/

/** @throws AwsError InvalidInput, NoSuchEntity */
export function existingOidcProvider(call: Call, arn: string): OidcProvider {
  const provider = call.table(oidcProviders).get(validOidcArn(arn))
  if (!provider) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`)
  return provider
}

/** @throws AwsError InvalidInput; wording unverified */
export function validOidcArn(arn: string): string {
  if (!OIDC_ARN.test(arn)) throw invalidInput(`Invalid ARN: ${arn}`)
  return arn
}

export function oidcCheck(call: Call, action: string, arn: string, context: Check['context'] = {}): Check {
  const tags = call.table(oidcProviders).get(arn)?.tags
  return { action, resource: arn, context: { ...resourceTagContext(tags), ...context } }
}

/**
 * The URL without its scheme and its usual port, as the provider's ARN has it; a slash at its end is part of it, as of the
 * tokens' issuer.
 * @throws AwsError ValidationError for what is not https or has a port, InvalidInput for a query or a fragment
 */
export function providerUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'https:' || parsed.port || parsed.username)
    throw validationError('Invalid Open ID Connect Provider URL')
  // Without a message, as recorded on AWS in 2026 (radkawar/stackd, `federation/oidc`).
  if (parsed.search || parsed.hash) throw invalidInput('')
  return url.slice('https://'.length).replace(/^([^/]*):443(?=\/|$)/, '$1')
}

/** Any forty characters will do: recorded there, too. @throws AwsError InvalidInput for too many */
export function validThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > THUMBPRINTS) throw invalidInput('Thumbprint list must contain fewer than 5 entries.')
  return thumbprints.map((thumbprint) => thumbprint.toLowerCase())
}
