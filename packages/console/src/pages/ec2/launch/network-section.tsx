import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import type { SecurityGroup, Subnet } from '../shapes.ts'
import { freeGroupName, type missing, type NewInstance } from './new-instance.ts'

interface Props {
  wanted: NewInstance
  errors: ReturnType<typeof missing>
  groups: readonly SecurityGroup[] | undefined
  onChange: (part: Partial<NewInstance>) => void
}

const anywhere = '0.0.0.0/0'
const anySubnet = { value: '', label: 'No preference (Default subnet in any availability zone)' }

/** *Network settings*: where it stands, and who may knock. */
export function NetworkSection({ wanted, errors, groups, onChange }: Props) {
  const subnets = useRead<{ Subnets: Subnet[] }>('ec2', 'DescribeSubnets')
  const places = [
    anySubnet,
    ...(subnets.data?.Subnets ?? []).map(({ SubnetId, AvailabilityZone, CidrBlock }) => ({
      value: SubnetId,
      label: SubnetId,
      description: `${AvailabilityZone} · ${CidrBlock}`,
    })),
  ]
  const existing = (groups ?? []).map(({ GroupId, GroupName }) => ({
    value: GroupId,
    label: GroupName,
    description: GroupId,
  }))
  return (
    <Container header={<Header variant="h2">Network settings</Header>}>
      <SpaceBetween size="l">
        <FaultAlert fault={subnets.fault} header="Subnets cannot be listed" />
        <FormField label="Subnet" description="Of the Region’s default VPC.">
          <Select
            selectedOption={places.find(({ value }) => value === wanted.subnetId) ?? anySubnet}
            options={places}
            onChange={({ detail }) => onChange({ subnetId: detail.selectedOption.value ?? '' })}
          />
        </FormField>
        <Toggle checked={wanted.publicAddress} onChange={({ detail }) => onChange({ publicAddress: detail.checked })}>
          Auto-assign public IP
        </Toggle>
        <FormField label="Firewall (security groups)" description="Rules that say what may reach your instance.">
          <RadioGroup
            value={wanted.firewall}
            onChange={({ detail }) => onChange({ firewall: detail.value as NewInstance['firewall'] })}
            items={[
              { value: 'create', label: 'Create security group' },
              { value: 'existing', label: 'Select existing security group' },
            ]}
          />
        </FormField>
        {wanted.firewall === 'existing' ? (
          <FormField label="Common security groups" errorText={errors.groups}>
            <Multiselect
              selectedOptions={existing.filter(({ value }) => wanted.groupIds.includes(value))}
              options={existing}
              placeholder="Select security groups"
              deselectAriaLabel={({ label }) => `Remove ${label}`}
              onChange={({ detail }) => onChange({ groupIds: detail.selectedOptions.map(({ value = '' }) => value) })}
            />
          </FormField>
        ) : (
          <NewGroup wanted={wanted} error={errors.sshFrom} name={freeGroupName(groups ?? [])} onChange={onChange} />
        )}
      </SpaceBetween>
    </Container>
  )
}

interface NewGroupProps extends Pick<Props, 'wanted' | 'onChange'> {
  error: string | undefined
  /** What it is called when nobody says anything. */
  name: string
}

function NewGroup({ wanted, error, name, onChange }: NewGroupProps) {
  return (
    <SpaceBetween size="m">
      <FormField label="Security group name" description="It is made along with the instance.">
        <Input
          value={wanted.groupName}
          placeholder={name}
          autoComplete={false}
          onChange={({ detail }) => onChange({ groupName: detail.value })}
        />
      </FormField>
      <Checkbox checked={wanted.ssh} onChange={({ detail }) => onChange({ ssh: detail.checked })}>
        Allow SSH traffic from
      </Checkbox>
      {wanted.ssh && (
        <FormField
          label="Source of SSH traffic"
          errorText={error}
          constraintText="Anywhere is 0.0.0.0/0. EC2 Instance Connect comes from AWS’s own addresses."
        >
          <Input
            value={wanted.sshFrom}
            autoComplete={false}
            onChange={({ detail }) => onChange({ sshFrom: detail.value.trim() })}
          />
        </FormField>
      )}
      <Checkbox checked={wanted.https} onChange={({ detail }) => onChange({ https: detail.checked })}>
        Allow HTTPS traffic from the internet
      </Checkbox>
      <Checkbox checked={wanted.http} onChange={({ detail }) => onChange({ http: detail.checked })}>
        Allow HTTP traffic from the internet
      </Checkbox>
      {wanted.ssh && wanted.sshFrom === anywhere && (
        <Alert type="warning">
          Rules with source 0.0.0.0/0 let every address in the world try. Name the addresses that you know.
        </Alert>
      )}
    </SpaceBetween>
  )
}
