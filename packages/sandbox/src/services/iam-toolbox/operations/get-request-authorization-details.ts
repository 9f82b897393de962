import type { AwsStructure } from '@first-line/aws-api'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import { AwsError } from '../../../aws-error.ts'
import type { Recollection } from '../../../call.ts'
import { defineOperation } from '../../../operation.ts'
import { authorizationDetails } from '../authorization-details.ts'

interface Input {
  authorizationId: string
  nextToken?: string
}

interface Remembered {
  recollection: Recollection | undefined
  data: IamData
}

/**
 * The decision of a denied request, with the policies as they were then. AWS knows it in the Region of the request only;
 * here every Region knows it.
 */
export const getRequestAuthorizationDetails = defineOperation<Input, AwsStructure, Remembered>({
  service: 'iam-toolbox',
  name: 'GetRequestAuthorizationDetails',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetRequestAuthorizationDetails', resource: '*' }),
  receive: async (call) => ({
    recollection: await call.recall(call.input.authorizationId),
    data: await loadIamData(),
  }),
  execute(call, { recollection, data }) {
    // Everything fits one page: no token was ever given. Wordings unverified.
    if (call.input.nextToken !== undefined) throw new AwsError('ValidationException', 400, 'Invalid nextToken.')
    const known = recollection?.event.outcome === 'denied' && recollection.event.account === call.account
    if (!recollection || !known)
      throw new AwsError(
        'ResourceNotFoundException',
        404,
        `No authorization details found for authorization id ${call.input.authorizationId}.`,
      )
    return authorizationDetails(call, recollection, data)
  },
})
