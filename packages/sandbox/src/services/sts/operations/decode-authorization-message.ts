import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { decodeAuthorizationMessage as decode } from '../../../pipeline/authorization-message.ts'

export const decodeAuthorizationMessage = defineOperation<{ EncodedMessage: string }>({
  service: 'sts',
  name: 'DecodeAuthorizationMessage',
  access: 'Write',
  authorise: () => ({ action: 'sts:DecodeAuthorizationMessage', resource: '*', shown: null }),
  execute({ input, worldId, account, sessions }) {
    const DecodedMessage = decode(input.EncodedMessage, { world: worldId, account, sessions })
    // Wording unverified.
    if (DecodedMessage === undefined)
      throw new AwsError('InvalidAuthorizationMessageException', 400, 'Message is not valid')
    return { DecodedMessage }
  },
})
