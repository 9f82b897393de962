import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import { PolicyEditor } from '../policies/policy-editor.tsx'
import { type Trust, trustedServices } from './trust-policy.ts'

interface Props {
  trust: Trust
  change: (part: Partial<Trust>) => void
}

export function TrustStep({ trust, change }: Props) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Trusted entity type</Header>}>
        <Tiles
          ariaLabel="Trusted entity type"
          columns={3}
          value={trust.entity}
          onChange={({ detail }) => change({ entity: detail.value as Trust['entity'] })}
          items={[
            {
              value: 'service',
              label: 'AWS service',
              description: 'A service that does something for you, such as EC2 or Lambda.',
            },
            {
              value: 'account',
              label: 'AWS account',
              description: 'Users and roles of this account or of another: your own, or somebody else\u2019s.',
            },
            {
              value: 'custom',
              label: 'Custom trust policy',
              description: 'Whoever you write down, as JSON.',
            },
          ]}
        />
      </Container>
      {trust.entity === 'service' && <ServiceTrust trust={trust} change={change} />}
      {trust.entity === 'account' && <AccountTrust trust={trust} change={change} />}
      {trust.entity === 'custom' && (
        <PolicyEditor visual={false} kind="trust" text={trust.custom} onChange={(custom) => change({ custom })} />
      )}
    </SpaceBetween>
  )
}

function ServiceTrust({ trust, change }: Props) {
  const chosen = trustedServices.find(({ value }) => value === trust.service)
  return (
    <Container
      header={
        <Header variant="h2" description="Which service it is, and what it does.">
          Use case
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Service or use case">
          <Select
            selectedOption={chosen ?? null}
            placeholder="Choose a service or use case"
            options={trustedServices.map(({ value, label }) => ({ value, label }))}
            onChange={({ detail }) => change({ service: detail.selectedOption.value ?? '' })}
          />
        </FormField>
        {chosen && (
          <RadioGroup
            ariaLabel="Use case"
            value={chosen.value}
            items={[{ value: chosen.value, label: chosen.label, description: chosen.description }]}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}

function AccountTrust({ trust, change }: Props) {
  const session = useStore($session)
  return (
    <Container header={<Header variant="h2">An AWS account</Header>}>
      <SpaceBetween size="m">
        <RadioGroup
          ariaLabel="An AWS account"
          value={trust.where}
          onChange={({ detail }) => change({ where: detail.value === 'another' ? 'another' : 'this' })}
          items={[
            { value: 'this', label: `This account (${session?.accountId})` },
            { value: 'another', label: 'Another AWS account' },
          ]}
        />
        {trust.where === 'another' && (
          <FormField
            label="Account ID"
            description="The 12 digits of the account that is trusted."
            constraintText="Account ID is a 12-digit number."
          >
            <Input
              value={trust.accountId}
              inputMode="numeric"
              autoComplete={false}
              onChange={({ detail }) => change({ accountId: detail.value.replace(/\D/g, '') })}
            />
          </FormField>
        )}
        <FormField
          label="External ID - optional"
          description="A word that a third party has to bring along, another one for each of its customers: so nobody can make it act in your account for them."
        >
          <Input
            value={trust.externalId}
            autoComplete={false}
            onChange={({ detail }) => change({ externalId: detail.value })}
          />
        </FormField>
        <Checkbox
          checked={trust.mfa}
          description="Whoever assumes the role has to have signed in with a second factor."
          onChange={({ detail }) => change({ mfa: detail.checked })}
        >
          Require MFA
        </Checkbox>
        <Alert type="info">
          Trust alone lets nobody in: in the account that is trusted, a policy has to allow <code>sts:AssumeRole</code>{' '}
          on this role as well.
        </Alert>
      </SpaceBetween>
    </Container>
  )
}
