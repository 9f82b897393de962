/** The two public clients of `aws login`, as policies know them (Service Authorization Reference, *AWS Signin*). */
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'

const RESOURCES: Readonly<Record<string, string>> = {
  'arn:aws:signin:::devtools/same-device': 'localhost',
  'arn:aws:signin:::devtools/cross-device': 'remote',
}

/** The question to the policies about a client. */
export function clientCheck({ region, account }: Call, action: string, clientId: string): Check {
  const resource = `arn:aws:signin:${region}:${account}:oauth2/public-client/${RESOURCES[clientId]}`
  return { action: `signin:${action}`, resource }
}
