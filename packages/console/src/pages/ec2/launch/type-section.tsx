import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import type { InstanceType } from '../shapes.ts'

interface Props {
  architecture: string
  value: string
  onChange: (type: string) => void
}

/** *Instance type*: those that fit the image, with what each has, and which the free plan knows. */
export function TypeSection({ architecture, value, onChange }: Props) {
  const { data, fault, refresh } = useRead<{ InstanceTypes: InstanceType[] }>('ec2', 'DescribeInstanceTypes', {
    Filters: [{ Name: 'processor-info.supported-architecture', Values: [architecture] }],
  })
  const options = (data?.InstanceTypes ?? []).map(optionOf)
  return (
    <Container header={<Header variant="h2">Instance type</Header>}>
      <SpaceBetween size="m">
        <FaultAlert fault={fault} header="Types cannot be listed" onRetry={refresh} />
        <FormField label="Instance type">
          <Select
            selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
            options={options}
            filteringType="auto"
            filteringPlaceholder="Find a type"
            filteringAriaLabel="Find a type"
            triggerVariant="option"
            statusType={data || fault ? 'finished' : 'loading'}
            onChange={({ detail }) => onChange(detail.selectedOption.value ?? value)}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

function optionOf({ InstanceType: value, FreeTierEligible, VCpuInfo, MemoryInfo, CurrentGeneration }: InstanceType) {
  return {
    value,
    label: value,
    description: `${VCpuInfo.DefaultVCpus} vCPU, ${MemoryInfo.SizeInMiB / 1024} GiB memory`,
    ...(FreeTierEligible && { labelTag: 'Free tier eligible' }),
    ...(!CurrentGeneration && { tags: ['Previous generation'] }),
  }
}
