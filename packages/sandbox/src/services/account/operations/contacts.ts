import { defineOperation, type Operation } from '../../../operation.ts'
import { accountCheck, type InAccount, ownAccountOnly } from '../account.ts'
import { type AlternateContact, alternateContacts, type ContactInformation, contactInformation } from '../entities.ts'
import { noAlternateContact, noContactInformation } from '../errors.ts'

type OfType = InAccount & Pick<AlternateContact, 'AlternateContactType'>

const typeContext = ({ AlternateContactType }: OfType) => ({
  'account:AlternateContactTypes': [AlternateContactType],
})

export const contactOperations: readonly Operation[] = [
  defineOperation<InAccount & { ContactInformation: ContactInformation }, undefined>({
    service: 'account',
    name: 'PutContactInformation',
    access: 'Write',
    authorise: (call) => accountCheck(call, 'account:PutContactInformation'),
    execute(call) {
      ownAccountOnly(call)
      call.table(contactInformation).put(call.input.ContactInformation)
    },
  }),
  defineOperation<InAccount>({
    service: 'account',
    name: 'GetContactInformation',
    access: 'Read',
    authorise: (call) => accountCheck(call, 'account:GetContactInformation'),
    execute(call) {
      ownAccountOnly(call)
      const found = call.table(contactInformation).get('primary')
      if (!found) throw noContactInformation()
      return { ContactInformation: { ...found } }
    },
  }),
  defineOperation<OfType & AlternateContact, undefined>({
    service: 'account',
    name: 'PutAlternateContact',
    access: 'Write',
    authorise: (call) => accountCheck(call, 'account:PutAlternateContact', typeContext(call.input)),
    execute(call) {
      ownAccountOnly(call)
      const { AlternateContactType, Name, Title, EmailAddress, PhoneNumber } = call.input
      call.table(alternateContacts).put({ AlternateContactType, Name, Title, EmailAddress, PhoneNumber })
    },
  }),
  defineOperation<OfType>({
    service: 'account',
    name: 'GetAlternateContact',
    access: 'Read',
    authorise: (call) => accountCheck(call, 'account:GetAlternateContact', typeContext(call.input)),
    execute(call) {
      ownAccountOnly(call)
      const found = call.table(alternateContacts).get(call.input.AlternateContactType)
      if (!found) throw noAlternateContact()
      return { AlternateContact: { ...found } }
    },
  }),
  defineOperation<OfType, undefined>({
    service: 'account',
    name: 'DeleteAlternateContact',
    access: 'Write',
    authorise: (call) => accountCheck(call, 'account:DeleteAlternateContact', typeContext(call.input)),
    execute(call) {
      ownAccountOnly(call)
      const table = call.table(alternateContacts)
      if (!table.has(call.input.AlternateContactType)) throw noAlternateContact()
      table.delete(call.input.AlternateContactType)
    },
  }),
]
