import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useStore } from '@nanostores/react'
import { useState } from 'react'
import { $session, isRoot } from '../../aws/session.ts'
import { useAction } from '../../aws/use-action.ts'
import { useRead } from '../../aws/use-read.ts'
import { notify } from '../../frame/notices.ts'
import { FaultAlert } from '../../parts/fault-alert.tsx'
import { Waiting } from '../../parts/skeleton.tsx'

/** *IAM user and role access to Billing information*: a switch that only root can move, and no API. */
export function BillingAccess() {
  const session = useStore($session)
  const { data, fault, refresh } = useRead<{ Activated: boolean }>('console-settings', 'GetBillingAccess')
  const [editing, setEditing] = useState<boolean>()
  const save = useAction(async (aws, Activated: boolean) => {
    await aws('console-settings', 'UpdateBillingAccess', { Activated })
    return true
  })
  const root = session !== undefined && isRoot(session)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            editing === undefined && (
              <Button
                disabled={!root || !data}
                disabledReason={root ? 'It is being read.' : 'Only the root user can change this.'}
                onClick={() => setEditing(data?.Activated ?? false)}
              >
                Edit
              </Button>
            )
          }
        >
          IAM user and role access to Billing information
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Box variant="p">
          You can give IAM users and roles permission to see billing information. Until this is activated, the pages of
          Billing show them nothing, whatever their policies say. Once it is, their policies decide.
        </Box>
        <FaultAlert fault={fault} onRetry={refresh} />
        {!data && !fault && <Waiting />}
        {data && editing === undefined && (
          <StatusIndicator type={data.Activated ? 'success' : 'stopped'}>
            IAM user/role access to billing information is {data.Activated ? 'activated' : 'deactivated'}.
          </StatusIndicator>
        )}
        {editing !== undefined && (
          <SpaceBetween size="m">
            <Checkbox checked={editing} onChange={({ detail }) => setEditing(detail.checked)}>
              Activate IAM Access
            </Checkbox>
            <FaultAlert fault={save.fault} />
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                variant="primary"
                loading={save.busy}
                onClick={async () => {
                  if (!(await save.run(editing))) return
                  notify({
                    type: 'success',
                    content: `IAM user/role access to billing information ${editing ? 'activated' : 'deactivated'}.`,
                  })
                  setEditing(undefined)
                }}
              >
                Update
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
