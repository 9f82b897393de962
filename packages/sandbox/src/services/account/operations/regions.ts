import type { Call } from '../../../call.ts'
import { defineOperation, type Operation } from '../../../operation.ts'
import { accountCheck, type InAccount, ownAccountOnly } from '../account.ts'
import { regionOpts } from '../entities.ts'
import { malformedToken, notAuthorized, notSwitchable, stillChanging } from '../errors.ts'
import { allRegions, type OptStatus, statusOf } from '../regions.ts'

type OfRegion = InAccount & { RegionName: string }

const regionCheck = (call: Call<OfRegion>, action: string) =>
  accountCheck(call, action, { 'account:TargetRegion': call.input.RegionName })

/** @throws AwsError AccessDeniedException */
const validRegion =
  (action: string) =>
  ({ input, caller }: Call<OfRegion>): void => {
    if (!/^[a-z0-9-]+$/.test(input.RegionName))
      throw notAuthorized(caller.arn, action, 'You specified an invalid target region.')
  }

/** @throws AwsError ValidationException, ConflictException */
function opt(call: Call<OfRegion>, enabled: boolean): undefined {
  const { RegionName: region } = call.input
  const status = statusOf(call, region)
  if (status === 'ENABLING' || status === 'DISABLING') throw stillChanging(call.account, region)
  if (status !== (enabled ? 'DISABLED' : 'ENABLED')) throw notSwitchable()
  call.table(regionOpts).put({ region, enabled, since: call.now })
}

/** How many Regions a page has when nothing is said. */
const USUAL_PAGE = 20

export const regionOperations: readonly Operation[] = [
  defineOperation<OfRegion, undefined>({
    service: 'account',
    name: 'EnableRegion',
    access: 'Write',
    validate: validRegion('account:EnableRegion'),
    authorise: (call) => regionCheck(call, 'account:EnableRegion'),
    execute(call) {
      ownAccountOnly(call, 'account:EnableRegion')
      return opt(call, true)
    },
  }),
  defineOperation<OfRegion, undefined>({
    service: 'account',
    name: 'DisableRegion',
    access: 'Write',
    validate: validRegion('account:DisableRegion'),
    authorise: (call) => regionCheck(call, 'account:DisableRegion'),
    execute(call) {
      ownAccountOnly(call, 'account:DisableRegion')
      return opt(call, false)
    },
  }),
  defineOperation<OfRegion>({
    service: 'account',
    name: 'GetRegionOptStatus',
    access: 'Read',
    validate: validRegion('account:GetRegionOptStatus'),
    authorise: (call) => regionCheck(call, 'account:GetRegionOptStatus'),
    execute(call) {
      ownAccountOnly(call, 'account:GetRegionOptStatus')
      const { RegionName } = call.input
      return { RegionName, RegionOptStatus: statusOf(call, RegionName) }
    },
  }),
  defineOperation<InAccount & { MaxResults?: number; NextToken?: string; RegionOptStatusContains?: OptStatus[] }>({
    service: 'account',
    name: 'ListRegions',
    access: 'List',
    authorise: (call) => accountCheck(call, 'account:ListRegions'),
    execute(call) {
      ownAccountOnly(call, 'account:ListRegions')
      const { MaxResults = USUAL_PAGE, NextToken, RegionOptStatusContains: wanted } = call.input
      if (NextToken !== undefined && !allRegions.includes(NextToken)) throw malformedToken()
      const all = allRegions
        .map((RegionName) => ({ RegionName, RegionOptStatus: statusOf(call, RegionName) }))
        .filter(({ RegionName, RegionOptStatus }) => {
          // The token is the last Region that was told.
          if (NextToken !== undefined && RegionName <= NextToken) return false
          return !wanted?.length || wanted.includes(RegionOptStatus)
        })
      const Regions = all.slice(0, MaxResults)
      return { Regions, ...(all.length > MaxResults && { NextToken: Regions.at(-1)!.RegionName }) }
    },
  }),
]
