import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { To } from '../../../parts/link.tsx'
import { path } from '../../../router/pattern.ts'
import { type Holder, named } from './holder.ts'
import { PolicyPicker } from './policy-picker.tsx'

/** *Permissions boundary*: the most that the policies of a user or role can give. */
export function BoundarySection({ holder, boundary }: { holder: Holder; boundary: string | undefined }) {
  const [asked, setAsked] = useState<'set' | 'remove'>()
  const [chosen, setChosen] = useState<string[]>([])
  const close = () => setAsked(undefined)
  const set = useAction(async (aws) => {
    await aws('iam', `Put${holder.kind}PermissionsBoundary`, { ...named(holder), PermissionsBoundary: chosen[0] })
    return true
  })
  const remove = useAction(async (aws) => {
    await aws('iam', `Delete${holder.kind}PermissionsBoundary`, named(holder))
    return true
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The most that policies can give. It allows nothing by itself: with it you can let others hand out permissions."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {boundary !== undefined && <Button onClick={() => setAsked('remove')}>Remove boundary</Button>}
              <Button onClick={() => setAsked('set')}>
                {boundary === undefined ? 'Set permissions boundary' : 'Change boundary'}
              </Button>
            </SpaceBetween>
          }
        >
          Permissions boundary {boundary === undefined ? '(not set)' : '(set)'}
        </Header>
      }
    >
      {boundary === undefined ? (
        <Box color="text-body-secondary">Without a boundary, policies give what they say.</Box>
      ) : (
        <To to={path`/iam/policies/${boundary}`}>{boundary.split('/').at(-1) ?? boundary}</To>
      )}
      {asked === 'set' && (
        <Modal
          visible
          size="large"
          header="Set permissions boundary"
          closeAriaLabel="Close"
          onDismiss={close}
          footer={
            <FormActions
              label="Set boundary"
              busy={set.busy}
              unready={chosen.length === 0 && 'Choose a policy first.'}
              onCancel={close}
              onSubmit={async () => {
                if (!(await set.run())) return
                notify({ type: 'success', content: `Permissions boundary of ${holder.name} set.` })
                close()
              }}
            />
          }
        >
          <SpaceBetween size="m">
            <PolicyPicker single selected={chosen} onSelect={setChosen} title="Policies" />
            <FaultAlert fault={set.fault} />
          </SpaceBetween>
        </Modal>
      )}
      <ConfirmDelete
        visible={asked === 'remove'}
        title="Remove permissions boundary?"
        label="Remove boundary"
        busy={remove.busy}
        fault={remove.fault}
        onCancel={close}
        onConfirm={async () => {
          if (!(await remove.run())) return
          notify({ type: 'success', content: `Permissions boundary of ${holder.name} removed.` })
          close()
        }}
      >
        Without it, the policies of {holder.name} give everything they allow.
      </ConfirmDelete>
    </Container>
  )
}
