/** Public access is blocked for a whole account here; S3 has the settings of single buckets. */
import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import { defineOperation } from '../../operation.ts'
import { accountPublicAccess, type PublicAccessBlock } from '../s3/entities.ts'
import { completeBlock } from '../s3/operations/configurations/public-access-block.ts'

interface Input {
  AccountId: string
}

/** Another account's settings nobody reaches, whatever their policies say. */
function check(call: Call<Input>, action: string) {
  const { AccountId } = call.input
  if (AccountId !== call.account) throw new AwsError('AccessDenied', 403, 'Access Denied')
  return { action, resource: '*', shown: null, resourceAccount: call.account }
}

export const putPublicAccessBlock = defineOperation<
  Input & { PublicAccessBlockConfiguration: Partial<PublicAccessBlock> },
  undefined
>({
  service: 's3control',
  name: 'PutPublicAccessBlock',
  access: 'Permissions management',
  authorise: (call) => check(call, 's3:PutAccountPublicAccessBlock'),
  execute(call) {
    const settings = completeBlock(call.input.PublicAccessBlockConfiguration)
    call.table(accountPublicAccess).put({ id: 'account', settings })
  },
})

export const getPublicAccessBlock = defineOperation<Input>({
  service: 's3control',
  name: 'GetPublicAccessBlock',
  access: 'Read',
  authorise: (call) => check(call, 's3:GetAccountPublicAccessBlock'),
  execute(call) {
    const kept = call.table(accountPublicAccess).get('account')
    if (!kept)
      throw new AwsError(
        'NoSuchPublicAccessBlockConfiguration',
        404,
        'The public access block configuration was not found',
        { AccountId: call.input.AccountId },
      )
    return { PublicAccessBlockConfiguration: { ...kept.settings } }
  },
})

export const deletePublicAccessBlock = defineOperation<Input, undefined>({
  service: 's3control',
  name: 'DeletePublicAccessBlock',
  access: 'Permissions management',
  authorise: (call) => check(call, 's3:PutAccountPublicAccessBlock'),
  execute(call) {
    call.table(accountPublicAccess).delete('account')
  },
})
