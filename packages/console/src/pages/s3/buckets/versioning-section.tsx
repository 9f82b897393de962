import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'

type Status = 'Enabled' | 'Suspended'

/** *Bucket Versioning*: off until it is enabled, and from then on enabled or suspended. */
export function VersioningSection({ bucket, region }: { bucket: string; region: string }) {
  const { data, fault } = useRead<{ Status?: Status }>('s3', 'GetBucketVersioning', { Bucket: bucket }, { region })
  const [wanted, setWanted] = useState<Status>()
  const change = useAction(async (aws, next: Status) => {
    await aws('s3', 'PutBucketVersioning', { Bucket: bucket, VersioningConfiguration: { Status: next } }, { region })
    return true
  })
  const save = async () => {
    if (wanted === undefined || !(await change.run(wanted))) return
    notify({ type: 'success', content: `Successfully edited Bucket Versioning: ${wanted}.` })
    setWanted(undefined)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="It keeps what is overwritten or deleted. Once enabled it can be suspended, and not taken away."
          actions={
            data && wanted === undefined && <Button onClick={() => setWanted(data.Status ?? 'Suspended')}>Edit</Button>
          }
        >
          Bucket Versioning
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault ?? change.fault} />
        {data && wanted === undefined && (data.Status ?? 'Disabled')}
        {wanted !== undefined && (
          <SpaceBetween size="m">
            <RadioGroup
              ariaLabel="Bucket Versioning"
              value={wanted}
              onChange={({ detail }) => setWanted(detail.value as Status)}
              items={[
                { value: 'Suspended', label: 'Suspend', description: 'Nothing new is kept; what is kept stays.' },
                { value: 'Enabled', label: 'Enable', description: 'Each version of an object stays, and costs.' },
              ]}
            />
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="primary" loading={change.busy} onClick={() => void save()}>
                Save changes
              </Button>
              <Button variant="link" onClick={() => setWanted(undefined)}>
                Cancel
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
