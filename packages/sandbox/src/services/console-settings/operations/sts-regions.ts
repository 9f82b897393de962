import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { disabledRegions } from '../../sts/entities.ts'
import { ALWAYS_ACTIVE, SWITCHABLE } from '../../sts/regions.ts'

export const listStsRegionalEndpoints = defineOperation<object>({
  service: 'console-settings',
  name: 'ListSTSRegionalEndpoints',
  access: 'List',
  authorise: () => ({ action: 'iam:ListSTSRegionalEndpointsStatus', resource: '*' }),
  execute: ({ table }) => ({
    Endpoints: [ALWAYS_ACTIVE, ...SWITCHABLE].map((Region) => ({
      Region,
      Status: table(disabledRegions).has(Region) ? 'Inactive' : 'Active',
    })),
  }),
})

export const setStsRegionalEndpointStatus = defineOperation<
  { Region: string; Status: 'Active' | 'Inactive' },
  undefined
>({
  service: 'console-settings',
  name: 'SetSTSRegionalEndpointStatus',
  access: 'Write',
  authorise: () => ({ action: 'iam:SetSTSRegionalEndpointStatus', resource: '*' }),
  execute({ input: { Region, Status }, table }) {
    if (!SWITCHABLE.includes(Region))
      throw new AwsError('ValidationException', 400, `The STS endpoint of ${Region} cannot be switched on or off.`)
    if (Status === 'Active') table(disabledRegions).delete(Region)
    else table(disabledRegions).put({ region: Region })
  },
})
