import type { Call } from '../../../call.ts'
import { defineOperation, type Operation } from '../../../operation.ts'
import { accountCheck, type InAccount, ownAccountOnly } from '../account.ts'
import { type AlternateContact, alternateContacts, type ContactInformation, contactInformation } from '../entities.ts'
import { emptyArgument, noAlternateContact, noContactInformation, notAuthorized } from '../errors.ts'

type OfType = InAccount & Pick<AlternateContact, 'AlternateContactType'>

const typeContext = ({ AlternateContactType }: OfType) => ({
  'account:AlternateContactTypes': [AlternateContactType],
})

const TYPES: readonly string[] = ['BILLING', 'OPERATIONS', 'SECURITY']

/** @throws AwsError AccessDeniedException */
const validType =
  (action: string) =>
  ({ input, caller }: Call<OfType>): void => {
    if (!TYPES.includes(input.AlternateContactType))
      throw notAuthorized(caller.arn, action, 'You specified an invalid Alternate Contact type.')
  }

const TRIMMED = ['FullName', 'AddressLine1', 'City', 'StateOrRegion', 'PostalCode', 'PhoneNumber'] as const

/** The primary contact as it is kept. @throws AwsError ValidationException for what has nothing but spaces */
function tidied(given: ContactInformation): ContactInformation {
  const contact = { ...given, CountryCode: given.CountryCode.toUpperCase() }
  for (const name of TRIMMED) {
    const value = given[name]?.trim()
    if (value === '') throw emptyArgument(name)
    if (value !== undefined) contact[name] = value
  }
  return contact
}

export const contactOperations: readonly Operation[] = [
  defineOperation<InAccount & { ContactInformation: ContactInformation }, undefined>({
    service: 'account',
    name: 'PutContactInformation',
    access: 'Write',
    authorise: (call) => accountCheck(call, 'account:PutContactInformation'),
    execute(call) {
      ownAccountOnly(call, 'account:PutContactInformation')
      call.table(contactInformation).put(tidied(call.input.ContactInformation))
    },
  }),
  defineOperation<InAccount>({
    service: 'account',
    name: 'GetContactInformation',
    access: 'Read',
    authorise: (call) => accountCheck(call, 'account:GetContactInformation'),
    execute(call) {
      ownAccountOnly(call, 'account:GetContactInformation')
      const found = call.table(contactInformation).get('primary')
      if (!found) throw noContactInformation()
      return { ContactInformation: { ...found } }
    },
  }),
  defineOperation<OfType & AlternateContact, undefined>({
    service: 'account',
    name: 'PutAlternateContact',
    access: 'Write',
    validate: validType('account:PutAlternateContact'),
    authorise: (call) => accountCheck(call, 'account:PutAlternateContact', typeContext(call.input)),
    execute(call) {
      ownAccountOnly(call, 'account:PutAlternateContact')
      const { AlternateContactType, Name, Title, EmailAddress, PhoneNumber } = call.input
      call
        .table(alternateContacts)
        .put({ AlternateContactType, Name, Title, EmailAddress: EmailAddress.trim(), PhoneNumber })
    },
  }),
  defineOperation<OfType>({
    service: 'account',
    name: 'GetAlternateContact',
    access: 'Read',
    validate: validType('account:GetAlternateContact'),
    authorise: (call) => accountCheck(call, 'account:GetAlternateContact', typeContext(call.input)),
    execute(call) {
      ownAccountOnly(call, 'account:GetAlternateContact')
      const found = call.table(alternateContacts).get(call.input.AlternateContactType)
      if (!found) throw noAlternateContact()
      return { AlternateContact: { ...found } }
    },
  }),
  defineOperation<OfType, undefined>({
    service: 'account',
    name: 'DeleteAlternateContact',
    access: 'Write',
    validate: validType('account:DeleteAlternateContact'),
    authorise: (call) => accountCheck(call, 'account:DeleteAlternateContact', typeContext(call.input)),
    execute(call) {
      ownAccountOnly(call, 'account:DeleteAlternateContact')
      const table = call.table(alternateContacts)
      if (!table.has(call.input.AlternateContactType)) throw noAlternateContact()
      table.delete(call.input.AlternateContactType)
    },
  }),
]
