import type { Call } from '../../../call.ts'
import { validation } from '../errors.ts'

/** Where a table is: callers give its name, or its ARN. */
export interface TableName {
  region: string
  account: string
  name: string
}

export const tableArn = ({ region, account, name }: TableName): string =>
  `arn:aws:dynamodb:${region}:${account}:table/${name}`

const ARN = /^arn:aws:dynamodb:([a-z0-9-]+):(\d{12}):table\/([\w.-]+)$/

/** @throws AwsError ValidationException */
export function readTableName(given: string, { region, account }: Pick<Call, 'region' | 'account'>): TableName {
  const [, arnRegion, arnAccount, arnName] = ARN.exec(given) ?? []
  if (arnRegion !== undefined && arnAccount !== undefined && arnName !== undefined)
    return { region: arnRegion, account: arnAccount, name: arnName }
  if (given.startsWith('arn:')) throw validation(`Invalid TableArn: Invalid ResourceArn provided as input ${given}`)
  if (!/^[\w.-]+$/.test(given))
    throw validation(
      `1 validation error detected: Value '${given}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
    )
  if (given.length < 3 || given.length > 255)
    throw validation('TableName must be at least 3 characters long and at most 255 characters long')
  return { region, account, name: given }
}

/** Reads the ARN of a table. @throws AwsError ValidationException */
export function readTableArn(arn: string): TableName {
  const [, region, account, name] = ARN.exec(arn) ?? []
  if (region === undefined || account === undefined || name === undefined)
    throw validation(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`)
  return { region, account, name }
}
