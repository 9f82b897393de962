import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { IamData } from '@first-line/policy'

interface Props {
  data: IamData | undefined
  /** its prefix, such as `s3` */
  service: string | undefined
  onChoose: (service: string) => void
}

/** *Service*, by name or by the prefix of its actions. */
export function ServiceSelect({ data, service, onChoose }: Props) {
  const nameOf = (prefix: string) => data?.serviceName(prefix) ?? prefix
  const options = (data?.services() ?? []).map((prefix) => ({
    value: prefix,
    label: nameOf(prefix),
    labelTag: prefix,
    filteringTags: [prefix],
  }))
  return (
    <FormField label="Service">
      <Select
        selectedOption={service === undefined ? null : { value: service, label: nameOf(service) }}
        placeholder="Choose a service"
        filteringType="auto"
        statusType={data ? 'finished' : 'loading'}
        virtualScroll
        options={options.toSorted((one, other) => collator.compare(one.label, other.label))}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}

const collator = new Intl.Collator('en')
