import { defineOperation } from '../../../operation.ts'

/** A new account has no trail, and none can be made here: the event history needs none. */
export const describeTrails = defineOperation<{ trailNameList?: string[]; includeShadowTrails?: boolean }>({
  service: 'cloudtrail',
  name: 'DescribeTrails',
  access: 'Read',
  authorise: () => ({ action: 'cloudtrail:DescribeTrails', resource: '*', shown: null }),
  execute: () => ({ trailList: [] }),
})
