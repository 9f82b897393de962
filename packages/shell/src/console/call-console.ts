/** Calls of the console's own services: what AWS has a page for and no API. */

import type { AwsStructure } from '@first-line/aws-api'
import {
  bytesOf,
  consoleModels,
  decodeResponse,
  encodeRequest,
  type ServiceModel,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { AwsCredentials, Transport } from '../aws/machine.ts'
import type { Plain, PlainObject } from '../aws/python-text.ts'
import { type BinaryFormat, structureToPlain, toInput } from '../aws/values.ts'

export interface ConsoleCaller {
  /** To the console's services, wherever they are. */
  transport: Transport
  /** Of who is signed in; undefined while nobody is. */
  credentials: () => Promise<AwsCredentials | undefined>
  now: () => number
}

export type ConsoleAnswer =
  | { output: PlainObject; error?: undefined }
  | { output?: undefined; error: { code: string; message: string } }

/** All operations by name, with the model each is of. */
export const consoleOperations: ReadonlyMap<string, ServiceModel> = new Map(
  Object.values<ServiceModel>(consoleModels).flatMap((model) =>
    Object.keys(model.operations).map((name): [string, ServiceModel] => [name, model]),
  ),
)

const REGION = 'us-east-1'
const FORMAT: BinaryFormat = 'base64'

/** Input as JSON would have it. @throws Error when there is no such operation, or no connection */
export async function callConsole(caller: ConsoleCaller, name: string, params: PlainObject): Promise<ConsoleAnswer> {
  const model = consoleOperations.get(name)
  const operation = model?.operations[name]
  if (!model || !operation) throw new Error(`the console has no ${name}`)
  const input = operation.input ? (toInput(model, operation.input, params as Plain, FORMAT) as AwsStructure) : {}
  const plain = encodeRequest(model, operation, input, { region: REGION })
  const credentials = operation.authtype === 'none' ? undefined : await caller.credentials()
  if (!credentials && operation.authtype !== 'none') {
    return { error: { code: 'NotSignedIn', message: 'Nobody is signed in to the console.' } }
  }
  const request = credentials
    ? signRequest(plain, credentials, { ...signingScope(model, REGION), now: new Date(caller.now()) })
    : plain
  const response = await caller.transport(request)
  const { output, error } = decodeResponse(model, operation, { ...response, body: bytesOf(response.body) })
  if (error) return { error: { code: error.code, message: error.message } }
  return { output: structureToPlain(output ?? {}) }
}
