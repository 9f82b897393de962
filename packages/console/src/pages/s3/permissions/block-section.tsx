import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useState } from 'react'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import KeyValuePairs from '../../../parts/key-value-pairs.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { useUnsaved } from '../../../router/use-unsaved.ts'
import type { PublicAccessBlock } from '../shapes.ts'
import { allBlocked, isAllBlocked, noneBlocked, settings } from './public-access.ts'

interface Props {
  title: string
  description: ReactNode
  /** Undefined while it is read. */
  block: PublicAccessBlock | undefined
  fault: unknown
  save: { run(block: PublicAccessBlock): Promise<true | undefined>; busy: boolean; fault: Error | undefined }
}

/** *Block public access*, of a bucket or of the account: shown, edited, and confirmed by a word. */
export function BlockSection({ title, description, block, fault, save }: Props) {
  const [editing, setEditing] = useState<PublicAccessBlock>()
  const [asked, setAsked] = useState(false)
  useUnsaved(editing !== undefined)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            block &&
            editing === undefined && <Button onClick={() => setEditing(block)}>Edit public access block</Button>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FaultAlert fault={fault} />
        {!block && !fault && <Waiting lines={3} />}
        {block && editing === undefined && (
          <SpaceBetween size="m">
            {!isAllBlocked(block) && (
              <Alert type="warning">Not everything is blocked: a policy or a list can make things public.</Alert>
            )}
            <KeyValuePairs
              columns={1}
              items={settings.map(([name, label]) => ({
                label,
                value: (
                  <StatusIndicator type={block[name] ? 'success' : 'warning'}>
                    {block[name] ? 'On' : 'Off'}
                  </StatusIndicator>
                ),
              }))}
            />
          </SpaceBetween>
        )}
        {editing && (
          <SpaceBetween size="m">
            <Checkbox
              checked={isAllBlocked(editing)}
              onChange={({ detail }) => setEditing(detail.checked ? allBlocked : noneBlocked)}
            >
              <strong>Block all public access</strong>
            </Checkbox>
            {settings.map(([name, label]) => (
              <Checkbox
                key={name}
                checked={editing[name]}
                onChange={({ detail }) => setEditing({ ...editing, [name]: detail.checked })}
              >
                {label}
              </Checkbox>
            ))}
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="primary" onClick={() => setAsked(true)}>
                Save changes
              </Button>
              <Button variant="link" onClick={() => setEditing(undefined)}>
                Cancel
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        )}
      </SpaceBetween>
      {asked && editing && (
        <ConfirmDelete
          visible
          title="Edit Block public access"
          type="confirm"
          label="Confirm"
          busy={save.busy}
          fault={save.fault}
          onCancel={() => setAsked(false)}
          onConfirm={async () => {
            if (!(await save.run(editing))) return
            setAsked(false)
            setEditing(undefined)
          }}
        >
          {isAllBlocked(editing)
            ? 'What is public through a policy or a list stops being so at once.'
            : 'What is inside may become public. Be sure that it may.'}
        </ConfirmDelete>
      )}
    </Container>
  )
}
