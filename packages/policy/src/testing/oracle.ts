/** iam-simulate as an oracle. AGPL-3.0: it is a tool of these tests, and nothing that ships imports it. */
import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import { fullContext, principalArn } from '../index.ts'
import { nobody } from './sample-policies.ts'
import type { RawPolicy, Sample } from './samples.ts'

export type OracleResult = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied'

/** Its answer for a sample. Throws when it refuses the input: the samples are at fault then. */
export async function askOracle(sample: Sample): Promise<OracleResult> {
  const run = await runSimulation(simulationOf(sample), {})
  if (run.resultType === 'error') throw new Error(`the oracle refuses a sample: ${JSON.stringify(run.errors)}`)
  return run.overallResult
}

const everything: RawPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

function simulationOf(sample: Sample): Simulation {
  const { request, identity, boundary, session, resource, scps, rcps, vpcEndpoint } = sample
  const named = (policies: readonly RawPolicy[], prefix: string) =>
    policies.map((policy, index) => ({ name: `${prefix}${index}`, policy }))
  const levels = (list: readonly (readonly RawPolicy[])[] = []) =>
    list.map((level, index) => ({ orgIdentifier: `level-${index}`, policies: named(level, `l${index}p`) }))
  const isTrust = request.action === 'sts:AssumeRole'
  return {
    request: {
      principal: request.principal.type === 'anonymous' ? { type: 'Anonymous' } : principalArn(request.principal),
      action: request.action,
      resource: { resource: request.resource, accountId: request.resourceAccount },
      contextVariables: fullContext(request) as Record<string, string | string[]>,
    },
    // It has no notion of root: what root may do without a policy, it is told by one.
    identityPolicies: named(request.principal.type === 'root' ? [everything] : identity, 'identity'),
    serviceControlPolicies: levels(scps),
    resourceControlPolicies: levels(rcps),
    ...(boundary ? { permissionBoundaryPolicies: named([boundary], 'boundary') } : {}),
    ...(session ? { sessionPolicy: session } : {}),
    ...(resource ? { resourcePolicy: resource } : isTrust ? { resourcePolicy: nobody } : {}),
    ...(vpcEndpoint ? { vpcEndpointPolicies: named([vpcEndpoint], 'endpoint') } : {}),
  }
}
