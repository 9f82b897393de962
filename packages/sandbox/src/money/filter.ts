import type { DailyUsage } from './usage.ts'

/** A filter as Cost Explorer and Budgets write it. */
export interface Expression {
  Or?: readonly Expression[]
  And?: readonly Expression[]
  Not?: Expression
  Dimensions?: { Key?: string; Values?: readonly string[]; MatchOptions?: readonly string[] }
  Tags?: { Key?: string; Values?: readonly string[]; MatchOptions?: readonly string[] }
  CostCategories?: { Key?: string; Values?: readonly string[]; MatchOptions?: readonly string[] }
}

/** What the bill knows of a line, by the names of Cost Explorer's dimensions. `account` is whose bill it is. */
export function dimensionOf(key: string, usage: DailyUsage, account: string): string {
  switch (key) {
    case 'SERVICE':
      return usage.service
    case 'SERVICE_CODE':
      return SERVICE_CODES[usage.service] ?? usage.service
    case 'USAGE_TYPE':
      return usage.usageType
    case 'OPERATION':
      return usage.operation
    case 'REGION':
      return usage.region
    case 'LINKED_ACCOUNT':
      return account
    case 'INSTANCE_TYPE':
      return usage.instanceType ?? 'NoInstanceType'
    case 'INSTANCE_TYPE_FAMILY':
      return usage.instanceType?.split('.')[0] ?? 'NoInstanceTypeFamily'
    case 'RECORD_TYPE':
      return 'Usage'
    case 'PURCHASE_TYPE':
      return 'On Demand Instances'
    case 'RESOURCE_ID':
      return usage.resourceId ?? 'NoResourceId'
    case 'PLATFORM':
    case 'OPERATING_SYSTEM':
      return usage.instanceType === undefined ? 'NoOperatingSystem' : 'Linux/UNIX'
    case 'TENANCY':
      return usage.instanceType === undefined ? 'NoTenancy' : 'Shared'
    case 'BILLING_ENTITY':
      return 'AWS'
    default:
      return ''
  }
}

export const SERVICE_CODES: Readonly<Record<string, string>> = {
  'Amazon Elastic Compute Cloud - Compute': 'AmazonEC2',
  'EC2 - Other': 'AmazonEC2',
  'Amazon Simple Storage Service': 'AmazonS3',
  'Amazon Virtual Private Cloud': 'AmazonVPC',
}

const MATCHES: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  EQUALS: (value, wanted) => value === wanted,
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
  GREATER_THAN_OR_EQUAL: (value, wanted) => Number(value) >= Number(wanted),
}

/** Whether a line of the bill passes a filter. Nothing here has tags or categories of cost: their values are absent. */
export function passes(filter: Expression | undefined, usage: DailyUsage, account: string): boolean {
  if (!filter) return true
  const { Or, And, Not, Dimensions, Tags, CostCategories } = filter
  if (Or) return Or.some((one) => passes(one, usage, account))
  if (And) return And.every((one) => passes(one, usage, account))
  if (Not) return !passes(Not, usage, account)
  const named = Tags ?? CostCategories
  if (named) return named.MatchOptions?.includes('ABSENT') === true || named.Values?.includes('') === true
  if (!Dimensions?.Key) return true
  const options = Dimensions.MatchOptions ?? []
  const anyCase = options.includes('CASE_INSENSITIVE')
  const spell = (text: string): string => (anyCase ? text.toLowerCase() : text)
  const match = MATCHES[options.find((option) => option in MATCHES) ?? 'EQUALS']!
  const value = dimensionOf(Dimensions.Key, usage, account)
  return (Dimensions.Values ?? []).some((wanted) => match(spell(value), spell(wanted)))
}
