import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'

interface Props {
  label: string
  value: string
  onChange: (code: string) => void
  errorText?: string | undefined
}

/** Six digits, as the device shows them. */
export function CodeField({ label, value, onChange, errorText }: Props) {
  return (
    <FormField label={label} errorText={errorText}>
      <Input
        value={value}
        inputMode="numeric"
        autoComplete="one-time-code"
        onChange={({ detail }) => onChange(detail.value.replace(/\D/g, '').slice(0, 6))}
      />
    </FormField>
  )
}
