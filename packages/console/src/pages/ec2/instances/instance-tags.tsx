import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import { TagEditor } from '../../iam/permissions/tags-section.tsx'
import type { Instance, Tag } from '../shapes.ts'

/** *Tags* of an instance, changed all at once, as the difference. */
export function InstanceTags({ instance: { InstanceId, Tags = [] } }: { instance: Instance }) {
  const [editing, setEditing] = useState<Tag[]>()
  useUnsaved(editing !== undefined)
  const save = useAction(async (aws, wanted: readonly Tag[]) => {
    const gone = Tags.filter(({ Key }) => !wanted.some((tag) => tag.Key === Key)).map(({ Key }) => ({ Key }))
    const fresh = wanted.filter(({ Key, Value }) => !Tags.some((tag) => tag.Key === Key && tag.Value === Value))
    if (gone.length > 0) await aws('ec2', 'DeleteTags', { Resources: [InstanceId], Tags: gone })
    if (fresh.length > 0)
      await aws('ec2', 'CreateTags', {
        Resources: [InstanceId],
        Tags: fresh.map(({ Key, Value }) => ({ Key: Key.trim(), Value })),
      })
    return true
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${Tags.length})`}
          actions={editing === undefined && <Button onClick={() => setEditing([...Tags])}>Manage tags</Button>}
        >
          Tags
        </Header>
      }
    >
      {editing === undefined ? (
        Tags.length === 0 ? (
          'No tags. The tag Name is what the list shows as the name.'
        ) : (
          <KeyValuePairs columns={3} items={Tags.map(({ Key, Value }) => ({ label: Key, value: Value || '-' }))} />
        )
      ) : (
        <SpaceBetween size="m">
          <TagEditor tags={editing} onChange={setEditing} />
          <FaultAlert fault={save.fault} />
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="primary"
              loading={save.busy}
              onClick={async () => {
                if (!(await save.run(editing.filter(({ Key }) => Key.trim() !== '')))) return
                notify({ type: 'success', content: 'Tags saved.' })
                setEditing(undefined)
              }}
            >
              Save
            </Button>
            <Button variant="link" onClick={() => setEditing(undefined)}>
              Cancel
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      )}
    </Container>
  )
}
