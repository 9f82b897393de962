import {
  AccountClient,
  DeleteAlternateContactCommand,
  DisableRegionCommand,
  EnableRegionCommand,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
  GetRegionOptStatusCommand,
  ListRegionsCommand,
  PutAccountNameCommand,
  PutAlternateContactCommand,
  PutContactInformationCommand,
} from '@aws-sdk/client-account'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let account: AccountClient

beforeAll(async () => {
  bench = await servedBench()
  account = new AccountClient({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
})

afterAll(async () => {
  account.destroy()
  await bench.close()
})

const ContactInformation = {
  FullName: 'Dana Kape',
  AddressLine1: '1 Harbour Street',
  City: 'Tallinn',
  PostalCode: '10111',
  CountryCode: 'EE',
  PhoneNumber: '+3725550100',
}

test('the primary contact is put and read', async () => {
  const get = () => account.send(new GetContactInformationCommand({}))
  expect(await errorOf(get())).toContain('ResourceNotFoundException 404')
  await account.send(new PutContactInformationCommand({ ContactInformation }))
  expect(await answerOf(get())).toEqual({ ContactInformation })
  const bad = { ...ContactInformation, PhoneNumber: '555' }
  expect(await errorOf(account.send(new PutContactInformationCommand({ ContactInformation: bad })))).toContain(
    'ValidationException 400',
  )
})

test('alternate contacts come by type, and go', async () => {
  const AlternateContactType = 'SECURITY'
  const get = () => account.send(new GetAlternateContactCommand({ AlternateContactType }))
  const none = 'ResourceNotFoundException 404: No contact of the inputted alternate contact type found.'
  expect(await errorOf(get())).toBe(none)
  const contact = {
    AlternateContactType,
    Name: 'Dana Kape',
    Title: 'Security',
    EmailAddress: 'security@kape.example',
    PhoneNumber: '+3725550100',
  } as const
  await account.send(new PutAlternateContactCommand(contact))
  expect(await answerOf(get())).toEqual({ AlternateContact: contact })
  await account.send(new DeleteAlternateContactCommand({ AlternateContactType }))
  expect(await errorOf(get())).toBe(none)
  expect(await errorOf(account.send(new DeleteAlternateContactCommand({ AlternateContactType })))).toBe(none)
})

test('the account has a name and an age', async () => {
  await account.send(new PutAccountNameCommand({ AccountName: 'Kape Labs' }))
  expect(await answerOf(account.send(new GetAccountInformationCommand({})))).toEqual({
    AccountId: ACCOUNT,
    AccountName: 'Kape Labs',
    AccountCreatedDate: expect.any(Date),
    AccountState: 'ACTIVE',
  })
})

test('Regions are opted into and out of, which takes a while', async () => {
  const status = async (RegionName: string) =>
    (await account.send(new GetRegionOptStatusCommand({ RegionName }))).RegionOptStatus
  const RegionName = 'il-central-1'
  expect([await status('us-east-1'), await status(RegionName)]).toEqual(['ENABLED_BY_DEFAULT', 'DISABLED'])
  await account.send(new EnableRegionCommand({ RegionName }))
  expect(await status(RegionName)).toBe('ENABLING')
  expect(await errorOf(account.send(new DisableRegionCommand({ RegionName })))).toContain('ConflictException 409')
  await bench.world.ledger.advance(60_000)
  expect(await status(RegionName)).toBe('ENABLED')
  const { Regions } = await account.send(new ListRegionsCommand({ RegionOptStatusContains: ['ENABLED'] }))
  expect(Regions).toEqual([{ RegionName, RegionOptStatus: 'ENABLED' }])
  await account.send(new DisableRegionCommand({ RegionName }))
  expect(await status(RegionName)).toBe('DISABLING')
  expect(await errorOf(account.send(new DisableRegionCommand({ RegionName: 'us-east-1' })))).toContain(
    'ValidationException 400',
  )
  expect(await errorOf(account.send(new GetRegionOptStatusCommand({ RegionName: 'mars-1' })))).toContain(
    'ValidationException 400',
  )
})

test('Regions are listed by pages', async () => {
  const first = await account.send(new ListRegionsCommand({ MaxResults: 30 }))
  const second = await account.send(new ListRegionsCommand({ MaxResults: 30, NextToken: first.NextToken! }))
  expect([first.Regions?.length, second.Regions?.length, second.NextToken]).toEqual([30, 4, undefined])
  expect(second.Regions?.at(-1)).toEqual({ RegionName: 'us-west-2', RegionOptStatus: 'ENABLED_BY_DEFAULT' })
})

test('no account can be named without an organization', async () => {
  expect(await errorOf(account.send(new GetContactInformationCommand({ AccountId: ACCOUNT })))).toContain(
    'AccessDeniedException 403',
  )
})
