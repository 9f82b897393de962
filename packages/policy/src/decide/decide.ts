import { RequestFacts } from '../request/request-facts.ts'
import type { Decision, PolicySet } from '../types/decision.ts'
import type { AccessRequest } from '../types/request.ts'
import { combine } from './combine.ts'
import { evaluateLayers } from './layers.ts'

/** Decides a request as AWS does: denied unless allowed, and an explicit deny always wins. */
export function decide(request: AccessRequest, policies: PolicySet): Decision {
  const facts = new RequestFacts(request, policies.boundary !== undefined)
  return combine(evaluateLayers(policies, facts), policies, facts).decision
}
