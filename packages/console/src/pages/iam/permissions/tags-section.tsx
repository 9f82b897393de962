import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { Tag } from '../shapes.ts'

interface Props {
  /** `User`, `Role`, `Policy`, as IAM's operations are called: `TagUser`. */
  kind: 'User' | 'Role' | 'Policy'
  /** `{ UserName: 'dana' }` */
  named: Record<string, string>
}

/** *Tags*: read, and changed all at once, as the difference. */
export function TagsSection({ kind, named }: Props) {
  const { data, fault, refresh } = useRead<{ Tags?: Tag[] }>('iam', `List${kind}Tags`, named)
  const [editing, setEditing] = useState<Tag[]>()
  useUnsaved(editing !== undefined)
  const tags = data?.Tags ?? []
  const save = useAction(async (aws, wanted: readonly Tag[]) => {
    const gone = tags.filter(({ Key }) => !wanted.some((tag) => tag.Key === Key)).map(({ Key }) => Key)
    const fresh = wanted.filter(({ Key, Value }) => !tags.some((tag) => tag.Key === Key && tag.Value === Value))
    if (gone.length > 0) await aws('iam', `Untag${kind}`, { ...named, TagKeys: gone })
    if (fresh.length > 0)
      await aws('iam', `Tag${kind}`, { ...named, Tags: fresh.map(({ Key, Value }) => ({ Key: Key.trim(), Value })) })
    return true
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={data ? `(${tags.length})` : ''}
          description="Labels of your own: a key and a value each. Policies can ask for them."
          actions={editing === undefined && <Button onClick={() => setEditing([...tags])}>Manage tags</Button>}
        >
          Tags
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault} onRetry={refresh} />
        {!data && !fault && <Waiting />}
        {editing === undefined ? (
          tags.length === 0 ? (
            data && <Box color="text-body-secondary">No tags associated with the resource.</Box>
          ) : (
            <KeyValuePairs columns={3} items={tags.map(({ Key, Value }) => ({ label: Key, value: Value || '-' }))} />
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
                Save changes
              </Button>
              <Button variant="link" onClick={() => setEditing(undefined)}>
                Cancel
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}

/** Key and value, a row each. */
export function TagEditor({ tags, onChange }: { tags: readonly Tag[]; onChange: (tags: Tag[]) => void }) {
  const change = (at: number, part: Partial<Tag>) =>
    onChange(tags.map((tag, index) => (index === at ? { ...tag, ...part } : tag)))
  return (
    <AttributeEditor
      items={tags}
      addButtonText="Add new tag"
      removeButtonText="Remove"
      empty="No tags associated with the resource."
      onAddButtonClick={() => onChange([...tags, { Key: '', Value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.filter((_, at) => at !== detail.itemIndex))}
      isItemRemovable={() => true}
      definition={[
        {
          label: 'Key',
          control: ({ Key }: Tag, at) => (
            <Input
              value={Key}
              placeholder="Enter key"
              autoComplete={false}
              onChange={({ detail }) => change(at, { Key: detail.value })}
            />
          ),
        },
        {
          label: 'Value - optional',
          control: ({ Value }: Tag, at) => (
            <Input
              value={Value}
              placeholder="Enter value"
              autoComplete={false}
              onChange={({ detail }) => change(at, { Value: detail.value })}
            />
          ),
        },
      ]}
    />
  )
}
