import { instances, metadataDefaults } from '../entities.ts'
import { invalidParameterValue } from '../errors.ts'
import { metadataOut } from '../instances/instance-out.ts'
import { existingInstance, instanceCheck } from '../instances/instances.ts'
import type { MetadataInput } from '../instances/launch-input.ts'
import { validMetadata } from '../instances/launch-metadata.ts'
import { ec2Operation, unboundCheck } from '../operation.ts'

interface Input extends MetadataInput {
  InstanceId: string
}

export const modifyInstanceMetadataOptions = ec2Operation<Input>({
  name: 'ModifyInstanceMetadataOptions',
  access: 'Write',
  validate: ({ input }) => validMetadata(input),
  authorise: (call) => instanceCheck(call, 'ModifyInstanceMetadataOptions', call.input.InstanceId),
  execute(call) {
    const { input } = call
    const instance = existingInstance(call, input.InstanceId)
    const { metadataOptions: now } = instance
    const changed = {
      ...instance,
      metadataOptions: {
        httpTokens: input.HttpTokens ?? now.httpTokens,
        httpPutResponseHopLimit: input.HttpPutResponseHopLimit ?? now.httpPutResponseHopLimit,
        httpEndpoint: input.HttpEndpoint ?? now.httpEndpoint,
        httpProtocolIpv6: input.HttpProtocolIpv6 ?? now.httpProtocolIpv6,
        instanceMetadataTags: input.InstanceMetadataTags ?? now.instanceMetadataTags,
      },
    }
    call.table(instances).put(changed)
    return { InstanceId: instance.instanceId, InstanceMetadataOptions: metadataOut(changed, 'pending') }
  },
})

type Preference<T extends string> = T | 'no-preference'

interface DefaultsInput {
  HttpTokens?: Preference<'optional' | 'required'>
  HttpPutResponseHopLimit?: number
  HttpEndpoint?: Preference<'enabled' | 'disabled'>
  InstanceMetadataTags?: Preference<'enabled' | 'disabled'>
  HttpTokensEnforced?: Preference<'enabled' | 'disabled'>
}

/** What was said, unless now something else is, or nothing (`no-preference`, -1 for the limit). */
function chosen<T extends string | number>(given: T | 'no-preference' | undefined, now: T | undefined): T | undefined {
  if (given === undefined) return now
  return given === 'no-preference' || given === -1 ? undefined : (given as T)
}

const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

export const modifyInstanceMetadataDefaults = ec2Operation<DefaultsInput>({
  name: 'ModifyInstanceMetadataDefaults',
  access: 'Write',
  validate({ input: { HttpPutResponseHopLimit: limit } }) {
    if (limit !== undefined && limit !== -1 && (limit < 1 || limit > 64))
      throw invalidParameterValue(`Value (${limit}) for parameter HttpPutResponseHopLimit is invalid.`)
  },
  authorise: (call) => {
    const { HttpTokens, HttpPutResponseHopLimit, HttpEndpoint, InstanceMetadataTags } = call.input
    const given = present({ HttpTokens, HttpPutResponseHopLimit, HttpEndpoint, InstanceMetadataTags })
    return unboundCheck(
      call,
      'ModifyInstanceMetadataDefaults',
      Object.fromEntries(Object.entries(given).map(([key, value]) => [`ec2:${KEYS[key]}`, String(value)])),
    )
  },
  execute(call) {
    const { input } = call
    const table = call.table(metadataDefaults)
    const now = table.get(call.region)
    table.put({
      region: call.region,
      ...present({
        httpTokens: chosen(input.HttpTokens, now?.httpTokens),
        httpPutResponseHopLimit: chosen(input.HttpPutResponseHopLimit, now?.httpPutResponseHopLimit),
        httpEndpoint: chosen(input.HttpEndpoint, now?.httpEndpoint),
        instanceMetadataTags: chosen(input.InstanceMetadataTags, now?.instanceMetadataTags),
        httpTokensEnforced: chosen(input.HttpTokensEnforced, now?.httpTokensEnforced),
      }),
    })
    return { Return: true }
  },
})

const KEYS: Readonly<Record<string, string>> = {
  HttpTokens: 'MetadataHttpTokens',
  HttpPutResponseHopLimit: 'MetadataHttpPutResponseHopLimit',
  HttpEndpoint: 'MetadataHttpEndpoint',
  InstanceMetadataTags: 'InstanceMetadataTags',
}

export const getInstanceMetadataDefaults = ec2Operation<object>({
  name: 'GetInstanceMetadataDefaults',
  access: 'List',
  execute(call) {
    const now = call.table(metadataDefaults).get(call.region)
    return {
      AccountLevel: present({
        HttpTokens: now?.httpTokens,
        HttpPutResponseHopLimit: now?.httpPutResponseHopLimit,
        HttpEndpoint: now?.httpEndpoint,
        InstanceMetadataTags: now?.instanceMetadataTags,
        ManagedBy: 'account',
        HttpTokensEnforced: now?.httpTokensEnforced,
      }),
    }
  },
})
