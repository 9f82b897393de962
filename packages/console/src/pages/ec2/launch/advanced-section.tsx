import Alert from '@cloudscape-design/components/alert'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { To } from '../../../parts/link.tsx'
import { ProfileSelect } from '../profile-select.tsx'
import type { NewInstance } from './new-instance.ts'

interface Props {
  wanted: NewInstance
  onChange: (part: Partial<NewInstance>) => void
}

const versions = [
  { value: 'required', label: 'V2 only (token required)' },
  { value: 'optional', label: 'V1 and V2 (token optional)' },
] as const

/** *Advanced details*: role, termination protection, metadata service. */
export function AdvancedSection({ wanted, onChange }: Props) {
  return (
    <ExpandableSection variant="container" defaultExpanded headingTagOverride="h2" headerText="Advanced details">
      <SpaceBetween size="l">
        <FormField
          label="IAM instance profile"
          description="Who the machine is. Giving it a role takes iam:PassRole."
          secondaryControl={<To to="/iam/roles/create">Create new IAM profile</To>}
        >
          <ProfileSelect
            value={wanted.profileArn}
            none="Select: no profile"
            onChange={(profileArn) => onChange({ profileArn })}
          />
        </FormField>
        <Toggle checked={wanted.protection} onChange={({ detail }) => onChange({ protection: detail.checked })}>
          Termination protection
        </Toggle>
        <Toggle checked={wanted.metadata} onChange={({ detail }) => onChange({ metadata: detail.checked })}>
          Metadata accessible
        </Toggle>
        {wanted.metadata && (
          <FormField
            label="Metadata version"
            description="The service at 169.254.169.254 gives the machine its role’s credentials."
          >
            <Select
              selectedOption={versions.find(({ value }) => value === wanted.tokens) ?? versions[0]}
              options={versions}
              onChange={({ detail }) => onChange({ tokens: detail.selectedOption.value as NewInstance['tokens'] })}
            />
          </FormField>
        )}
        {wanted.metadata && wanted.tokens === 'optional' && (
          <Alert type="warning">
            Version 1 answers whoever asks: a program that can be made to fetch an address gives the role away.
          </Alert>
        )}
      </SpaceBetween>
    </ExpandableSection>
  )
}
