import { contextKeysOf, malformedPolicyMessage, parsePolicy } from '@first-line/policy'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { entityCheck, entityOfArn, type IamEntity, policiesOf } from '../../entity-of-arn.ts'
import { invalidInput } from '../../errors.ts'
import { defaultDocument, findPolicy } from '../../managed.ts'

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

function boundaryText(call: Call, { entity }: IamEntity): string | undefined {
  const arn = 'permissionsBoundary' in entity ? entity.permissionsBoundary : undefined
  const policy = arn === undefined ? undefined : findPolicy(call, arn)
  return policy && defaultDocument(policy)
}

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
    const source = entityOfArn(call, PolicySourceArn)
    const held = policiesOf(call, source).map(({ text }) => text)
    const boundary = boundaryText(call, source)
    return { ContextKeyNames: keysOf([...held, ...(boundary === undefined ? [] : [boundary]), ...PolicyInputList]) }
  },
})
