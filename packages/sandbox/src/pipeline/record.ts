import type { AwsStructure, Operation as OperationModel, ServiceModel } from '@first-line/aws-api'
import type { RecordedDecision, SandboxEvent } from '../events/event.ts'
import type { Caller } from './caller.ts'
import { redact } from './redact.ts'
import type { RequestFacts } from './request-facts.ts'

export interface Occurrence {
  caller: Caller
  world: string
  seq: number
  /** Of the event; also the authorization id of a denial. */
  id: string
  wallTime: number
  ledgerTime: number
  facts: RequestFacts
  region: string
  model: ServiceModel
  operation: string
  operationModel?: OperationModel
  readOnly: boolean
  decisions: RecordedDecision[]
  outcome: SandboxEvent['outcome']
  error?: { code: string; message: string }
  input?: AwsStructure
  output?: AwsStructure
}

/** The event of a request. */
export function eventOf(occurrence: Occurrence): SandboxEvent {
  const { caller, model, operationModel, decisions, facts } = occurrence
  const first = decisions[0]
  const time = new Date(occurrence.wallTime).toISOString()
  const event: SandboxEvent = {
    id: occurrence.id,
    seq: occurrence.seq,
    world: occurrence.world,
    account: caller.account,
    time,
    requestId: facts.id,
    principal: caller.principal,
    principalArn: caller.arn,
    principalId: caller.userId,
    service: model.name,
    operation: occurrence.operation,
    action: first?.action ?? `${prefixOf(model)}:${occurrence.operation}`,
    readOnly: occurrence.readOnly,
    outcome: occurrence.outcome,
    decisions,
    region: occurrence.region,
    sourceIp: facts.sourceIp,
    userAgent: facts.userAgent,
  }
  if (occurrence.ledgerTime !== occurrence.wallTime) event.ledgerTime = new Date(occurrence.ledgerTime).toISOString()
  if (caller.accessKeyId !== undefined) event.accessKeyId = caller.accessKeyId
  if (caller.session) event.mfa = caller.session.mfaAt !== undefined
  if (first && first.resource !== '*') event.resource = first.resource
  if (occurrence.error) {
    event.errorCode = occurrence.error.code
    event.errorMessage = occurrence.error.message
  }
  const { input, output, readOnly } = occurrence
  // As CloudTrail has it: what was asked, and the answer of what changed something or gave credentials out. Most reads ask
  // for nothing in particular.
  if (operationModel?.input && input && !(readOnly && Object.keys(input).length === 0))
    event.requestParameters = redact(model, operationModel.input, input) as Record<string, unknown>
  if (operationModel?.output && output && (!readOnly || 'Credentials' in output))
    event.responseElements = redact(model, operationModel.output, output) as Record<string, unknown>
  return event
}

/** The service's prefix in policies. */
function prefixOf(model: ServiceModel): string {
  return model.metadata.signingName ?? model.metadata.endpointPrefix
}
