/**
 * Where AWS CLI departs from what the models say, as data: one entry per operation, found by `service.operation`
 * in the command line's names. Source: awscli/customizations.
 */

import type { ServiceModel } from '@first-line/aws-api'
import type { ParsedArguments } from './argparse.ts'
import { bytesFromBase64 } from './bytes.ts'
import { attributeBooleans, secondaryAddresses, securityGroupRules } from './ec2-options.ts'
import { paramValidation } from './errors.ts'
import type { Machine } from './machine.ts'
import { expandPath } from './param-file.ts'
import { type Parameter, type ParameterTable, renameParameter } from './parameters.ts'
import { isObject, type PlainObject } from './python-text.ts'

export interface Customization {
  /** Changes the options. */
  table?: (table: ParameterTable) => ParameterTable
  /** Refuses combinations, after the command line is read. */
  check?: (values: ParsedArguments['values']) => void
  /** Last changes to what is sent. */
  params?: (params: PlainObject) => void
  /** Takes things out of the answer, into files. */
  answer?: (answer: PlainObject, values: ParsedArguments['values'], machine: Machine) => Promise<void>
  /** No skeleton and no `--cli-input-json`: there is an outfile. */
  hasOutfile?: boolean
}

const rename = (from: string, to: string): Customization => ({ table: (table) => renameParameter(table, from, to) })

const option = (name: string, more: Partial<Parameter> = {}): [string, Parameter] => [
  name,
  { name: `--${name}`, dest: name.replaceAll('-', '_'), typeName: 'string', reference: true, ...more },
]

const SEEDS = ['QRCodePNG', 'Base32StringSeed'] as const

/** The seed of a new virtual MFA device goes to a file and is never printed. */
const virtualMfaDevice: Customization = {
  hasOutfile: true,
  table: (table) =>
    new Map([
      ...table,
      option('outfile', { required: true }),
      option('bootstrap-method', { required: true, choices: SEEDS }),
    ]),
  check: (values) => {
    const outfile = values.get('outfile')
    if (outfile === '') throw paramValidation('Unable to write to file: ')
  },
  answer: async (answer, values, machine) => {
    const device = answer.VirtualMFADevice
    if (device === undefined || !isObject(device)) return
    const seed = device[String(values.get('bootstrap_method'))]
    if (typeof seed !== 'string') return
    const path = expandPath(String(values.get('outfile')), machine.env)
    await machine.files.write(path, bytesFromBase64(seed) ?? new Uint8Array(0), 0o600)
    for (const kind of SEEDS) delete device[kind]
  },
}

const whole = (text: string): number | undefined => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined)

/** `--count 2` or `--count 1:3` in place of `--min-count` and `--max-count`. */
const count: Parameter = {
  name: '--count',
  dest: 'count',
  typeName: 'string',
  reference: true,
  apply: (params, value) => {
    const parts = String(value).includes(':') ? String(value).split(':') : [String(value), String(value)]
    const [least, most] = parts.map(whole)
    if (parts.length !== 2 || least === undefined || most === undefined) {
      throw paramValidation('count parameter should be of form min[:max] (e.g. 1 or 1:10)')
    }
    params.MinCount = least
    params.MaxCount = most
  },
}

const runInstances: Customization = {
  table: (table) => {
    const changed = new Map(table)
    changed.delete('min-count')
    changed.delete('max-count')
    changed.set('count', count)
    return secondaryAddresses.table(changed)
  },
  check: secondaryAddresses.check,
  params: (params) => {
    params.MaxCount ??= 1
    params.MinCount ??= 1
    secondaryAddresses.params(params)
  },
}

/** `tcp` for `6`: network ACL entries take numbers only. */
const PROTOCOL_NUMBERS: Record<string, string> = { tcp: '6', udp: '17', icmp: '1', all: '-1' }
const protocolNumber: Customization = {
  params: (params) => {
    const number = typeof params.Protocol === 'string' ? PROTOCOL_NUMBERS[params.Protocol] : undefined
    if (number !== undefined) params.Protocol = number
  },
}

const CUSTOMIZATIONS: Record<string, Customization> = {
  'iam.create-virtual-mfa-device': virtualMfaDevice,
  'sns.subscribe': rename('endpoint', 'notification-endpoint'),
  'ec2.run-instances': runInstances,
  'ec2.create-image': rename('no-no-reboot', 'reboot'),
  'ec2.create-network-acl-entry': protocolNumber,
  'ec2.replace-network-acl-entry': protocolNumber,
  'ec2.authorize-security-group-ingress': securityGroupRules,
  'ec2.authorize-security-group-egress': securityGroupRules,
  'ec2.revoke-security-group-ingress': securityGroupRules,
  'ec2.revoke-security-group-egress': securityGroupRules,
}

/** EC2 gives every operation these. */
function ec2Table(model: ServiceModel, plain: ParameterTable): ParameterTable {
  const renamed = renameParameter(
    renameParameter(plain, 'no-egress', 'ingress'),
    'no-disable-api-termination',
    'enable-api-termination',
  )
  return attributeBooleans(model, renamed)
}

/** `service` and `operation` as typed: `ec2`, `run-instances`. */
export function customizationOf(service: string, operation: string, model: ServiceModel): Customization {
  const own = CUSTOMIZATIONS[`${service}.${operation}`] ?? {}
  if (service !== 'ec2') return own
  return { ...own, table: (table) => ec2Table(model, own.table ? own.table(table) : table) }
}
