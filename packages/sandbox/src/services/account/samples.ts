import type { OperationSample, OperationSamples } from '../../testing/sample.ts'

const ContactInformation = {
  FullName: 'Dana Kape',
  AddressLine1: '1 Harbour Street',
  City: 'Tallinn',
  PostalCode: '10111',
  CountryCode: 'EE',
  PhoneNumber: '+3725550100',
}
const ALTERNATE = {
  AlternateContactType: 'SECURITY',
  Name: 'Dana Kape',
  Title: 'Security',
  EmailAddress: 'security@kape.example',
  PhoneNumber: '+3725550100',
}
const ofType = { AlternateContactType: 'SECURITY' }

const sample = (input: object = {}, before?: [operation: string, input: object]): OperationSample => ({
  ...(before && {
    async before(root) {
      await root('account', before[0], { ...before[1] })
      return undefined
    },
  }),
  input: () => ({ ...input }),
  denied: ({ account }) => [`arn:aws:account::${account}:account`],
})

/** A call of each operation that succeeds, and how its denials name the resource. */
export const accountSamples: OperationSamples = {
  DeleteAlternateContact: sample(ofType, ['PutAlternateContact', ALTERNATE]),
  // Only what was enabled can be disabled, and enabling takes its time.
  DisableRegion: { ...sample({ RegionName: 'il-central-1' }), refused: 'ValidationException' },
  EnableRegion: sample({ RegionName: 'il-central-1' }),
  GetAccountInformation: sample(),
  GetAlternateContact: sample(ofType, ['PutAlternateContact', ALTERNATE]),
  GetContactInformation: sample({}, ['PutContactInformation', { ContactInformation }]),
  GetRegionOptStatus: sample({ RegionName: 'il-central-1' }),
  ListRegions: sample(),
  PutAccountName: sample({ AccountName: 'Kape Labs' }),
  PutAlternateContact: sample(ALTERNATE),
  PutContactInformation: sample({ ContactInformation }),
}
