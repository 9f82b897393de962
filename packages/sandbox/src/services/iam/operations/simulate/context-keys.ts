import { contextKeySpellings, readPolicy, validatePolicy } from '@first-line/policy'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { entityCheck, entityOfArn, type IamEntity, policiesOf } from '../../entity-of-arn.ts'
import { invalidInput } from '../../errors.ts'
import { defaultDocument, findPolicy } from '../../managed.ts'

/**
 * The keys that policies use, each once for every policy that uses it. A policy need not be whole: statements may lack
 * what only a decision needs (recorded on AWS in 2026: radkawar/stackd, `context_keys_aws`).
 * @throws AwsError InvalidInput (wording unverified)
 */
function keysOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const { document, problems } = readPolicy(text)
    const refused =
      problems.some(({ key }) => key !== 'missing-statement' && key !== 'empty-statements') ||
      validatePolicy(text, { kind: 'identity' }).some(({ key }) => key === 'invalid-operator')
    if (refused) throw invalidInput('Syntax errors in policy.')
    return document ? contextKeySpellings(document) : []
  })
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
