import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { CreateKeyPair } from '../key-pairs/create-key-pair.tsx'
import type { KeyPair } from '../shapes.ts'
import type { NewInstance } from './new-instance.ts'

interface Props {
  value: NewInstance['keyPair']
  error: string | undefined
  onChange: (value: NewInstance['keyPair']) => void
}

const without = { value: 'none:', label: 'Proceed without a key pair (Not recommended)' }

/** *Key pair (login)*, which can be made in place. */
export function KeyPairSection({ value, error, onChange }: Props) {
  const { data, fault, refresh } = useRead<{ KeyPairs: KeyPair[] }>('ec2', 'DescribeKeyPairs')
  const [creating, setCreating] = useState(false)
  const pairs = (data?.KeyPairs ?? []).map(({ KeyName, KeyType }) => ({
    value: `pair:${KeyName}`,
    label: KeyName,
    description: `Type: ${KeyType}`,
  }))
  const chosen = `${value.chosen}:${value.name}`
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="With its private half you log in to the machine by SSH. Have it before you launch."
        >
          Key pair (login)
        </Header>
      }
    >
      <FaultAlert fault={fault} header="Key pairs cannot be listed" onRetry={refresh} />
      <FormField label="Key pair name - required" errorText={error}>
        <div className="fl-filters">
          <Select
            selectedOption={
              [without, ...pairs].find((option) => option.value === chosen) ??
              (value.chosen === 'pair' ? { value: chosen, label: value.name } : null)
            }
            placeholder="Select"
            options={[without, ...pairs]}
            statusType={data || fault ? 'finished' : 'loading'}
            onChange={({ detail }) => {
              const [kind, ...name] = (detail.selectedOption.value ?? '').split(':')
              onChange({ chosen: kind === 'pair' ? 'pair' : 'none', name: name.join(':') })
            }}
          />
          <Button onClick={() => setCreating(true)}>Create new key pair</Button>
        </div>
      </FormField>
      {creating && (
        <CreateKeyPair
          onClose={(made) => {
            setCreating(false)
            if (made !== undefined) onChange({ chosen: 'pair', name: made })
          }}
        />
      )}
    </Container>
  )
}
