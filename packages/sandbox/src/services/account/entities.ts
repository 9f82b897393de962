import { defineCollection } from '../../world/collection.ts'

export interface ContactInformation {
  FullName: string
  AddressLine1: string
  AddressLine2?: string
  AddressLine3?: string
  City: string
  StateOrRegion?: string
  DistrictOrCounty?: string
  PostalCode: string
  CountryCode: string
  PhoneNumber: string
  CompanyName?: string
  WebsiteUrl?: string
}

/** The primary contact: one record. */
export const contactInformation = defineCollection<ContactInformation>()({
  name: 'account:contact-information',
  scope: 'account',
  key: () => 'primary',
})

export interface AlternateContact {
  AlternateContactType: 'BILLING' | 'OPERATIONS' | 'SECURITY'
  Name: string
  Title: string
  EmailAddress: string
  PhoneNumber: string
}

export const alternateContacts = defineCollection<AlternateContact>()({
  name: 'account:alternate-contact',
  scope: 'account',
  key: ({ AlternateContactType }) => AlternateContactType,
})

/** A Region that somebody opted into or out of. */
export interface RegionOpt {
  region: string
  enabled: boolean
  /** ISO 8601, ledger time. */
  since: string
}

export const regionOpts = defineCollection<RegionOpt>()({
  name: 'account:region-opt',
  scope: 'account',
  key: ({ region }) => region,
})

export const accountCollections = [contactInformation, alternateContacts, regionOpts] as const
