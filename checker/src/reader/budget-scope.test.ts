import type { Expression } from '@aws-sdk/client-budgets'
import { expect, test } from 'vitest'
import { scopeOf } from './budget-scope.ts'

const s3 = 'Amazon Simple Storage Service'
const ec2 = 'Amazon Elastic Compute Cloud - Compute'
const service = (...Values: string[]): Expression => ({ Dimensions: { Key: 'SERVICE', Values } })
const region: Expression = { Dimensions: { Key: 'REGION', Values: ['eu-central-1'] } }

test.each<[string, Parameters<typeof scopeOf>[0], readonly string[] | undefined, boolean]>([
  ['nothing', {}, undefined, false],
  ['a service', { FilterExpression: service(s3) }, [s3], false],
  ['a service, as it was written of old', { CostFilters: { Service: [s3] } }, [s3], false],
  ['a service and a Region of old', { CostFilters: { Service: [s3], Region: ['x'] } }, [s3], true],
  ['two services', { FilterExpression: service(s3, ec2) }, [s3, ec2], false],
  ['either of two', { FilterExpression: { Or: [service(s3), service(ec2)] } }, [s3, ec2], false],
  ['a service or a Region', { FilterExpression: { Or: [service(s3), region] } }, undefined, true],
  ['a service in a Region', { FilterExpression: { And: [service(s3), region] } }, [s3], true],
  ['what two lists share', { FilterExpression: { And: [service(s3, ec2), service(s3)] } }, [s3], false],
  ['all but a service', { FilterExpression: { Not: service(s3) } }, undefined, true],
  [
    'services whose names begin so',
    { FilterExpression: { Dimensions: { Key: 'SERVICE', Values: [s3], MatchOptions: ['STARTS_WITH'] } } },
    undefined,
    true,
  ],
  ['a tag', { FilterExpression: { Tags: { Key: 'team', Values: ['till'] } } }, undefined, true],
])('a budget over %s', (_, budget, services, otherFilters) => {
  expect(scopeOf(budget)).toEqual({ services, otherFilters })
})
