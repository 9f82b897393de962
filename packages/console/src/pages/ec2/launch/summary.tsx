import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { type Image, profileName } from '../shapes.ts'
import type { NewInstance } from './new-instance.ts'

interface Props {
  wanted: NewInstance
  image: Image | undefined
  groupName: string
  busy: boolean
  fault: Error | undefined
  onChange: (part: Partial<NewInstance>) => void
  onLaunch: () => void
  onCancel: () => void
}

/** *Summary*, beside the form: what will be launched, and the button. */
export function Summary({ wanted, image, groupName, busy, fault, onChange, onLaunch, onCancel }: Props) {
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <SpaceBetween size="m">
        <FormField label="Number of instances">
          <Input
            type="number"
            inputMode="numeric"
            value={`${wanted.count}`}
            onChange={({ detail }) =>
              onChange({ count: Math.min(20, Math.max(1, Math.floor(Number(detail.value)) || 1)) })
            }
          />
        </FormField>
        <KeyValuePairs
          columns={1}
          items={[
            { label: 'Software Image (AMI)', value: <span className="fl-break">{image?.Description ?? '-'}</span> },
            { label: 'Virtual server type (instance type)', value: wanted.type },
            {
              label: 'Firewall (security group)',
              value: wanted.firewall === 'create' ? `New: ${groupName}` : wanted.groupIds.join(', ') || '-',
            },
            { label: 'Storage (volumes)', value: `1 volume(s) - ${wanted.diskSize} GiB` },
            { label: 'IAM instance profile', value: wanted.profileArn ? profileName(wanted.profileArn) : '-' },
            {
              label: 'Metadata',
              value: wanted.metadata ? (wanted.tokens === 'required' ? 'V2 only' : 'V1 and V2') : 'Not accessible',
            },
          ]}
        />
        <FaultAlert fault={fault} header="Instance launch failed" />
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="link" onClick={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" loading={busy} onClick={onLaunch}>
            Launch instance
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  )
}
