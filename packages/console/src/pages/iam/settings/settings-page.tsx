import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { PasswordPolicySection } from './password-policy-section.tsx'
import { StsSection } from './sts-section.tsx'

export default function SettingsPage() {
  return (
    <ContentLayout header={<Header variant="h1">Account settings</Header>}>
      <SpaceBetween size="l">
        <PasswordPolicySection />
        <StsSection />
      </SpaceBetween>
    </ContentLayout>
  )
}
