import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { type SamlProvider, samlProviders } from './entities/providers.ts'
import { invalidInput, noSuchEntity } from './errors.ts'
import { resourceTagContext } from './tags.ts'

const SAML_ARN = /^arn:aws[\w-]*:iam::\d{12}:saml-provider\/[\w.-]+$/

/** @throws AwsError InvalidInput, NoSuchEntity */
export function existingSamlProvider(call: Call, arn: string): SamlProvider {
  // Wording unverified.
  if (!SAML_ARN.test(arn)) throw invalidInput(`Invalid ARN: ${arn}`)
  const provider = call.table(samlProviders).get(arn)
  if (!provider) throw noSuchEntity(`Manifest not found for arn ${arn}`)
  return provider
}

export function samlCheck(call: Call, action: string, arn: string, context: Check['context'] = {}): Check {
  const tags = call.table(samlProviders).get(arn)?.tags
  return { action, resource: arn, context: { ...resourceTagContext(tags), ...context } }
}

/** A hundred years: what AWS gives when the document says nothing itself. */
const HUNDRED_YEARS = 100

/**
 * Until when a metadata document is good.
 * @throws AwsError InvalidInput for what is no metadata of an identity provider; wording unverified
 */
export function metadataValidUntil(document: string, now: string): string {
  const isMetadata =
    /<(?:[\w.-]+:)?EntityDescriptor[\s>]/.test(document) && /<(?:[\w.-]+:)?IDPSSODescriptor[\s>]/.test(document)
  if (!isMetadata) throw invalidInput('Could not parse metadata')
  const stated = /\svalidUntil\s*=\s*["']([^"']+)["']/.exec(document)?.[1]
  if (stated !== undefined && !Number.isNaN(Date.parse(stated)))
    return new Date(stated).toISOString().replace(/\.\d{3}Z$/, 'Z')
  const end = new Date(now)
  end.setUTCFullYear(end.getUTCFullYear() + HUNDRED_YEARS)
  return end.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
