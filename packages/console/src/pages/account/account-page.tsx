import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { AccountRegions } from './account-regions.tsx'
import { AccountSettings } from './account-settings.tsx'
import { AlternateContacts } from './alternate-contacts.tsx'
import { BillingAccess } from './billing-access.tsx'
import { ContactInformation } from './contact-information.tsx'

/** *Account*: whose it is, whom AWS writes to, its Regions, and who may see the bill. */
export default function AccountPage() {
  return (
    <ContentLayout header={<Header variant="h1">Account</Header>}>
      <SpaceBetween size="l">
        <AccountSettings />
        <ContactInformation />
        <AlternateContacts />
        <BillingAccess />
        <AccountRegions />
      </SpaceBetween>
    </ContentLayout>
  )
}
