import { type CompiledPolicy, compilePolicy, type PolicyKind, type PolicySet, parsePolicy } from '../index.ts'
import type { RawPolicy, Sample } from './samples.ts'

function compileRaw(policy: RawPolicy, kind: PolicyKind): CompiledPolicy {
  const parsed = parsePolicy(JSON.stringify(policy))
  if (!parsed.ok) throw new Error(`a random policy is malformed: ${JSON.stringify(parsed.problems)}`)
  return compilePolicy(parsed.document, { kind })
}

const fullAccess: RawPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
}

export const nobody: RawPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '999999999999' }, Action: 'sts:AssumeRole' }],
}

/** The sample's policies as the engine takes them. */
export function policySetOf(sample: Sample): PolicySet {
  const { boundary, session, resource, scps, rcps, vpcEndpoint } = sample
  const isTrust = sample.request.action === 'sts:AssumeRole'
  return {
    identity: sample.identity.map((policy) => compileRaw(policy, 'identity')),
    ...(boundary ? { boundary: compileRaw(boundary, 'boundary') } : {}),
    ...(session ? { session: [compileRaw(session, 'session')] } : {}),
    ...(resource && !isTrust ? { resource: compileRaw(resource, 'resource') } : {}),
    // A role always has a trust policy.
    ...(isTrust ? { trust: compileRaw(resource ?? nobody, 'trust') } : {}),
    ...(scps ? { scps: scps.map((level) => level.map((policy) => compileRaw(policy, 'scp'))) } : {}),
    ...(rcps ? { rcps: rcps.map((level) => [fullAccess, ...level].map((policy) => compileRaw(policy, 'rcp'))) } : {}),
    ...(vpcEndpoint ? { vpcEndpoint: compileRaw(vpcEndpoint, 'vpc-endpoint') } : {}),
  }
}
