import type { Call } from '../../../call.ts'
import { type MetadataOptions, metadataDefaults } from '../entities.ts'
import { invalidParameterValue } from '../errors.ts'
import type { Image } from '../images/images.ts'
import type { MetadataInput } from './launch-input.ts'

/** @throws AwsError InvalidParameterValue */
export function validMetadata({ HttpPutResponseHopLimit: limit }: MetadataInput): void {
  if (limit !== undefined && (limit < 1 || limit > 64))
    throw invalidParameterValue(
      `Value (${limit}) for parameter HttpPutResponseHopLimit is invalid. Valid values are between 1 and 64.`,
    )
}

/**
 * What a new instance's metadata service asks: what the launch says, else the account's defaults in the Region, else what
 * the image wants. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html#instance-metadata-options-order-of-precedence
 */
export function metadataOptions(call: Call, given: MetadataInput = {}, image: Image | undefined): MetadataOptions {
  const account = call.table(metadataDefaults).get(call.region)
  return {
    httpTokens: given.HttpTokens ?? account?.httpTokens ?? (image?.imdsV2 ? 'required' : 'optional'),
    httpPutResponseHopLimit:
      given.HttpPutResponseHopLimit ?? account?.httpPutResponseHopLimit ?? (image?.imdsV2 ? 2 : 1),
    httpEndpoint: given.HttpEndpoint ?? account?.httpEndpoint ?? 'enabled',
    httpProtocolIpv6: given.HttpProtocolIpv6 ?? 'disabled',
    instanceMetadataTags: given.InstanceMetadataTags ?? account?.instanceMetadataTags ?? 'disabled',
  }
}

/** Keys of `ec2:Metadata…`: what the launch or the account says; what only the image wants is not in the request. */
export function metadataContext(call: Call, given: MetadataInput = {}): Record<string, string> {
  const account = call.table(metadataDefaults).get(call.region)
  const values = {
    'ec2:MetadataHttpTokens': given.HttpTokens ?? account?.httpTokens,
    'ec2:MetadataHttpPutResponseHopLimit': given.HttpPutResponseHopLimit ?? account?.httpPutResponseHopLimit,
    'ec2:MetadataHttpEndpoint': given.HttpEndpoint ?? account?.httpEndpoint,
    'ec2:InstanceMetadataTags': given.InstanceMetadataTags ?? account?.instanceMetadataTags,
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
}
