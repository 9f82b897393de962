import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../aws/use-read.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'

interface Profiles {
  InstanceProfiles: { InstanceProfileName: string; Arn: string; Roles: { RoleName: string }[] }[]
}

interface Props {
  /** An instance profile's ARN; empty for none. */
  value: string
  /** What no profile is called. */
  none: string
  onChange: (arn: string) => void
}

/** The account's instance profiles. A machine cannot hold a role, only a profile that holds one. */
export function ProfileSelect({ value, none, onChange }: Props) {
  const { data, fault, refresh } = useRead<Profiles>('iam', 'ListInstanceProfiles')
  const options = [
    { value: '', label: none },
    ...(data?.InstanceProfiles ?? []).map(({ InstanceProfileName, Arn, Roles }) => ({
      value: Arn,
      label: InstanceProfileName,
      description: Roles.length === 0 ? 'There is no role in this instance profile.' : Arn,
    })),
  ]
  return (
    <SpaceBetween size="xs">
      <div className="fl-filters">
        <Select
          ariaLabel="IAM instance profile"
          selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
          options={options}
          filteringType="auto"
          filteringPlaceholder="Find a role"
          filteringAriaLabel="Find a role"
          statusType={data || fault ? 'finished' : 'loading'}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
        <Button iconName="refresh" ariaLabel="Refresh roles" onClick={refresh} />
      </div>
      <FaultAlert fault={fault} header="The roles cannot be listed" />
    </SpaceBetween>
  )
}
