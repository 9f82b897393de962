import { contextKeysOf, malformedPolicyMessage, parsePolicy } from '@first-line/policy'
import { defineOperation } from '../../../../operation.ts'
import { entityCheck, entityOfArn, policiesOf } from '../../entity-of-arn.ts'
import { invalidInput } from '../../errors.ts'

/** The keys that policies use, each once. @throws AwsError InvalidInput with the words of MalformedPolicyDocument */
function keysOf(texts: readonly string[]): string[] {
  const keys = new Map<string, string>()
  for (const text of texts) {
    const malformed = malformedPolicyMessage(text, 'identity', { inline: true })
    const parsed = parsePolicy(text)
    if (malformed !== undefined || !parsed.ok) throw invalidInput(malformed ?? 'Syntax errors in policy.')
    for (const key of contextKeysOf(parsed.document)) if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key)
  }
  return [...keys.values()]
}

export const getContextKeysForCustomPolicy = defineOperation<{ PolicyInputList: string[] }>({
  service: 'iam',
  name: 'GetContextKeysForCustomPolicy',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetContextKeysForCustomPolicy', resource: '*' }),
  execute: ({ input }) => ({ ContextKeyNames: keysOf(input.PolicyInputList) }),
})

export const getContextKeysForPrincipalPolicy = defineOperation<{
  PolicySourceArn: string
  PolicyInputList?: string[]
}>({
  service: 'iam',
  name: 'GetContextKeysForPrincipalPolicy',
  access: 'Read',
  authorise: (call) => entityCheck(call, 'iam:GetContextKeysForPrincipalPolicy', call.input.PolicySourceArn),
  execute(call) {
    const { PolicySourceArn, PolicyInputList = [] } = call.input
    const held = policiesOf(call, entityOfArn(call, PolicySourceArn)).map(({ text }) => text)
    return { ContextKeyNames: keysOf([...held, ...PolicyInputList]) }
  },
})
