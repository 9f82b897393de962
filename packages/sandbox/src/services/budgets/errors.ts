/** Budgets' errors. Those about budgets are as recorded on AWS; what is unverified says so. */
import { AwsError } from '../../aws-error.ts'

const bad = (code: string, message: string): AwsError => new AwsError(code, 400, message)

export const noBudget = (name: string): AwsError =>
  bad('NotFoundException', `Unable to get budget: ${name} - the budget doesn't exist.`)

export const noBudgetToDelete = (name: string): AwsError =>
  bad('NotFoundException', `Unable to delete budget: ${name} - the budget doesn't exist. Try creating it first. `)

export const noBudgetFor = (doing: string): AwsError =>
  bad('NotFoundException', `Unable to ${doing} - the budget doesn't exist.`)

export const budgetExists = (name: string): AwsError =>
  bad('DuplicateRecordException', `Error creating budget: ${name} - the budget already exists.`)

export const noLimit = (): AwsError =>
  invalidParameter(
    'Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data',
  )

export const invalidParameter = (message: string): AwsError => bad('InvalidParameterException', message)

/** Wording unverified. */
export const noNotification = (name: string): AwsError =>
  bad('NotFoundException', `Unable to find notification for budget: ${name} - the notification doesn't exist.`)

/** Wording unverified. */
export const notificationExists = (): AwsError =>
  bad('DuplicateRecordException', 'Error creating notification - the notification already exists.')

/** Wording unverified. */
export const noSubscriber = (address: string): AwsError =>
  bad('NotFoundException', `Unable to find subscriber: ${address} - the subscriber doesn't exist.`)

/** Wording unverified. */
export const subscriberExists = (address: string): AwsError =>
  bad('DuplicateRecordException', `Error creating subscriber: ${address} - the subscriber already exists.`)

/** Wording unverified. */
export const tooMany = (what: string, limit: number): AwsError =>
  bad('CreationLimitExceededException', `Unable to create ${what} - there may be ${limit} at most.`)

/** Wording unverified. */
export const noAction = (id: string): AwsError =>
  bad('NotFoundException', `Unable to get budget action: ${id} - the action doesn't exist.`)

/** Wording unverified. */
export const noResource = (arn: string): AwsError => bad('NotFoundException', `Unable to find resource: ${arn}.`)

/** Wording unverified. */
export const badToken = (): AwsError => bad('InvalidNextTokenException', 'The pagination token is invalid.')
