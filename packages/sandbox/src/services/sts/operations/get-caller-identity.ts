import { defineOperation } from '../../../operation.ts'

export const getCallerIdentity = defineOperation<object>({
  service: 'sts',
  name: 'GetCallerIdentity',
  access: 'Read',
  authorise: () => ({
    because:
      'No permissions are required, an explicit deny changes nothing: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  }),
  execute: ({ caller }) => ({ UserId: caller.userId, Account: caller.account, Arn: caller.arn }),
})
