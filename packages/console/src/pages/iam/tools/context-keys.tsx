import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import type { ContextEntry } from './simulation.ts'

const types = [
  'string',
  'stringList',
  'numeric',
  'numericList',
  'boolean',
  'booleanList',
  'ip',
  'ipList',
  'binary',
  'binaryList',
  'date',
  'dateList',
].map((value) => ({ value, label: value }))

/** *Global settings*: what the request would have had. */
export function ContextKeys({
  entries,
  onChange,
}: {
  entries: readonly ContextEntry[]
  onChange: (entries: ContextEntry[]) => void
}) {
  const change = (at: number, part: Partial<ContextEntry>) =>
    onChange(entries.map((entry, index) => (index === at ? { ...entry, ...part } : entry)))
  return (
    <FormField
      label="Condition context keys - optional"
      description="What the conditions of the policies ask for. A key without a value is absent from the request."
    >
      <AttributeEditor
        items={entries}
        addButtonText="Add context key"
        removeButtonText="Remove"
        empty="No context keys."
        onAddButtonClick={() => onChange([...entries, { key: '', type: 'string', values: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(entries.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: 'Key',
            control: ({ key }: ContextEntry, at) => (
              <Input
                value={key}
                placeholder="aws:SourceIp"
                autoComplete={false}
                onChange={({ detail }) => change(at, { key: detail.value })}
              />
            ),
          },
          {
            label: 'Type',
            control: ({ type }: ContextEntry, at) => (
              <Select
                ariaLabel="Type"
                selectedOption={{ value: type, label: type }}
                options={types}
                onChange={({ detail }) => change(at, { type: detail.selectedOption.value ?? 'string' })}
              />
            ),
          },
          {
            label: 'Values, separated by commas',
            control: ({ values }: ContextEntry, at) => (
              <Input
                value={values}
                autoComplete={false}
                onChange={({ detail }) => change(at, { values: detail.value })}
              />
            ),
          },
        ]}
      />
    </FormField>
  )
}
