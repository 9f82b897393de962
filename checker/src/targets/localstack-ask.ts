/** A question of our own to LocalStack, in the name of an account's root: whoever types an account's id is that. */
import {
  type AwsStructure,
  decodeResponse,
  encodeRequest,
  loadService,
  type ServiceName,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { configOf, region } from './localstack-lay.ts'
import { send } from './localstack-send.ts'

export interface Question {
  readonly service: ServiceName
  readonly operation: string
  readonly input?: AwsStructure
  /** Default us-east-1. */
  readonly region?: string
}

/** `accessKeyId`: an account's id, or the key of somebody in it. Undefined where the answer is an error. */
export type Ask = (accessKeyId: string, question: Question) => Promise<AwsStructure | undefined>

export function askingAt(endpoint: string): Ask {
  return async (accessKeyId, { service, operation, input = {}, region: where = region }) => {
    const model = await loadService(service)
    const asked = model.operations[operation]
    if (!asked) throw new Error(`the model of ${service} has no ${operation}`)
    // A secret is not asked for there.
    const { credentials } = configOf(endpoint, accessKeyId)
    const plain = encodeRequest(model, asked, input, { region: where })
    const scope = signingScope(model, where)
    const answer = await send(endpoint, signRequest(plain, credentials, { ...scope, now: new Date() }))
    return answer.status < 300 ? (decodeResponse(model, asked, answer).output as AwsStructure) : undefined
  }
}
