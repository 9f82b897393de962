import type { Call } from '../../../call.ts'
import { defineOperation, type Operation } from '../../../operation.ts'
import { accountCheck, type InAccount, ownAccountOnly } from '../account.ts'
import { regionOpts } from '../entities.ts'
import { notOptional, stillChanging } from '../errors.ts'
import { allRegions, type OptStatus, statusOf } from '../regions.ts'

type OfRegion = InAccount & { RegionName: string }

const regionCheck = (call: Call<OfRegion>, action: string) =>
  accountCheck(call, action, { 'account:TargetRegion': call.input.RegionName })

/** @throws AwsError ValidationException, ConflictException */
function opt(call: Call<OfRegion>, enabled: boolean): undefined {
  ownAccountOnly(call)
  const { RegionName: region } = call.input
  const status = statusOf(call, region)
  if (status === 'ENABLED_BY_DEFAULT') throw notOptional(region)
  if (status === 'ENABLING' || status === 'DISABLING') throw stillChanging(region)
  if ((status === 'ENABLED') !== enabled) call.table(regionOpts).put({ region, enabled, since: call.now })
}

export const regionOperations: readonly Operation[] = [
  defineOperation<OfRegion, undefined>({
    service: 'account',
    name: 'EnableRegion',
    access: 'Write',
    authorise: (call) => regionCheck(call, 'account:EnableRegion'),
    execute: (call) => opt(call, true),
  }),
  defineOperation<OfRegion, undefined>({
    service: 'account',
    name: 'DisableRegion',
    access: 'Write',
    authorise: (call) => regionCheck(call, 'account:DisableRegion'),
    execute: (call) => opt(call, false),
  }),
  defineOperation<OfRegion>({
    service: 'account',
    name: 'GetRegionOptStatus',
    access: 'Read',
    authorise: (call) => regionCheck(call, 'account:GetRegionOptStatus'),
    execute(call) {
      ownAccountOnly(call)
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
      ownAccountOnly(call)
      const { MaxResults = 50, NextToken, RegionOptStatusContains: wanted } = call.input
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
