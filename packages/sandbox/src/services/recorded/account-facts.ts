/**
 * Account Management in September 2026, as recorded in radkawar/stackd (testdata/aws/account: `contacts`,
 * `primary_contact`, `information`, `regions`, `validation`). Facts only; the calls are ours.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const ROOT = 'arn:aws:iam::111122223333:root'
const account = (operation: string, input: AwsStructure = {}, outcome?: Step[3]): Step => [
  'account',
  operation,
  input,
  outcome,
]
const invalid = (message: string): string => `ValidationException 400: ${message}`
const noContact = 'ResourceNotFoundException 404: No contact of the inputted alternate contact type found.'
const of = { AlternateContactType: 'OPERATIONS' }
const contact = { Name: '  Ann  ', Title: '  Operations  ', PhoneNumber: ' +1 (202) 555-0100 ' }

const primary = {
  FullName: 'Ann',
  AddressLine1: '1 Main Street',
  City: 'Seattle',
  StateOrRegion: 'WA',
  PostalCode: '98101',
  CountryCode: 'US',
  PhoneNumber: '+1 2025550100',
}
const putPrimary = (more: AwsStructure, refusal?: string): Step =>
  account('PutContactInformation', { ContactInformation: { ...primary, ...more } }, refusal)
const shownPrimary: Step = account('GetContactInformation', {}, { holds: { ContactInformation: primary } })
const noPhone = (value: string): string =>
  invalid(`[ECMA 262 regex "^[+][\\s0-9()-]+$" does not match input string "${value}"]`)

const RegionName = 'af-south-1'
const field = (name: string, message: string): Step[3] => ({
  refused: invalid(message),
  holds: { reason: 'fieldValidationFailed', fieldList: [{ name, message }] },
})
const noRegion = (name: string): Step[3] => field('RegionName', `${name} is not a valid region for opt-in or opt-out.`)
const changing =
  'ConflictException 409: Account 111122223333 and region af-south-1 is currently being enabled or disabled. Please wait until it finishes and then try again.'
const noStatus = (value: string): string =>
  invalid(
    `[instance value ("${value}") not found in enum (possible values: ["ENABLED","ENABLING","DISABLING","DISABLED","ENABLED_BY_DEFAULT"])]`,
  )
const status = (RegionOptStatus: string): Step =>
  account('GetRegionOptStatus', { RegionName }, { holds: { RegionName, RegionOptStatus } })

const regions = (RegionOptStatus: string, ...names: string[]) =>
  names.map((name) => ({ RegionName: name, RegionOptStatus }))
const lastOff = regions(
  'DISABLED',
  ...['eu-south-1', 'eu-south-2', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1'],
)
const lastOn = regions(
  'ENABLED_BY_DEFAULT',
  ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
)
const unable: Step[3] = {
  refused: invalid('Unable to switch region status because of its current opt-in status.'),
  holds: { reason: 'invalidRegionOptTarget' },
}

export const accountScenarios: readonly Scenario[] = [
  {
    name: 'Account: alternate contacts',
    steps: [
      ...['operations', 'OTHER', 'Billing'].map((AlternateContactType) =>
        account(
          'GetAlternateContact',
          { AlternateContactType },
          `AccessDeniedException 403: User: ${ROOT} is not authorized to perform: account:GetAlternateContact (You specified an invalid Alternate Contact type.)`,
        ),
      ),
      account('GetAlternateContact', of, noContact),
      account('DeleteAlternateContact', of, noContact),
      account('PutAlternateContact', { ...of, ...contact, EmailAddress: '  Ann+ops@Example.invalid  ' }),
      account('GetAlternateContact', of, {
        holds: { AlternateContact: { ...of, ...contact, EmailAddress: 'Ann+ops@Example.invalid' } },
      }),
      account('DeleteAlternateContact', of),
      account('GetAlternateContact', of, noContact),
      account('DeleteAlternateContact', of, noContact),
    ],
  },
  {
    name: 'Account: the primary contact',
    steps: [
      putPrimary({}),
      ...['FullName', 'AddressLine1', 'City', 'StateOrRegion', 'PostalCode'].flatMap((name) => [
        putPrimary({ [name]: `  ${primary[name as 'City']}  ` }),
        putPrimary({ [name]: ' ' }, invalid(`the argument ${name} can not be empty`)),
        shownPrimary,
      ]),
      putPrimary({ PhoneNumber: ` ${primary.PhoneNumber} ` }, noPhone(` ${primary.PhoneNumber} `)),
      putPrimary({ PhoneNumber: ' ' }, noPhone(' ')),
      putPrimary({ PhoneNumber: `${primary.PhoneNumber} ` }),
      shownPrimary,
      putPrimary({ CountryCode: 'us' }),
      shownPrimary,
    ],
  },
  {
    name: 'Account: its name',
    steps: [
      account('PutAccountName', { AccountName: '  Workshop  ' }),
      account('GetAccountInformation', {}, { holds: { AccountName: 'Workshop', AccountState: 'ACTIVE' } }),
      account(
        'PutAccountName',
        { AccountName: 'Work <shop>' },
        invalid('[ECMA 262 regex "^[ -;=?-~]+$" does not match input string "Work <shop>"]'),
      ),
      account('GetAccountInformation', {}, { holds: { AccountName: 'Workshop' } }),
    ],
  },
  {
    name: 'Account: Regions',
    steps: [
      account('GetRegionOptStatus', { RegionName: 'us-east-1' }, { holds: { RegionOptStatus: 'ENABLED_BY_DEFAULT' } }),
      account('GetRegionOptStatus', { RegionName: 'unknown-region' }, noRegion('unknown-region')),
      account('GetRegionOptStatus', { RegionName: 'cn-north-1' }, noRegion('cn-north-1')),
      account(
        'GetRegionOptStatus',
        { RegionName: 'US-EAST-1' },
        `AccessDeniedException 403: User: ${ROOT} is not authorized to perform: account:GetRegionOptStatus (You specified an invalid target region.)`,
      ),
      account('ListRegions', { MaxResults: 1 }, { holds: { Regions: [{ RegionName, RegionOptStatus: 'DISABLED' }] } }),
      account('ListRegions', { NextToken: 'invalid-token' }, field('NextToken', 'NextToken is malformed')),
      account('ListRegions', { RegionOptStatusContains: ['enabled'] }, noStatus('enabled')),
      account('ListRegions', { RegionOptStatusContains: ['ENABLED', 'UNKNOWN'] }, noStatus('UNKNOWN')),
      account('ListRegions', { RegionOptStatusContains: ['ENABLED', 'ENABLED'] }, { holds: { Regions: [] } }),
      account('EnableRegion', { RegionName }),
      status('ENABLING'),
      account('EnableRegion', { RegionName }, changing),
      account('DisableRegion', { RegionName }, changing),
    ],
  },
  {
    name: 'Account: Regions switched on and off again',
    secondsApart: 120,
    steps: [
      account('DisableRegion', { RegionName }, unable),
      account('EnableRegion', { RegionName }),
      status('ENABLED'),
      account('EnableRegion', { RegionName }, unable),
      account('DisableRegion', { RegionName }),
      status('DISABLED'),
      account('DisableRegion', { RegionName }, unable),
    ],
  },
  {
    name: 'Account: Regions, twenty at a time',
    steps: [
      account('ListRegions'),
      [
        'account',
        'ListRegions',
        ([first]) => ({ NextToken: String(first!.output!.NextToken) }),
        { holds: { Regions: [...lastOff, ...lastOn].sort((a, b) => (a.RegionName < b.RegionName ? -1 : 1)) } },
      ],
    ],
  },
]
