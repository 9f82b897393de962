import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'

/** AWS's own name for it (IAM User Guide, *Revoke IAM role temporary security credentials*). */
const policyName = 'AWSRevokeOlderSessions'

/** Credentials cannot be called back: a policy denies everything to those issued before now. */
export function RevokeSessions({ roleName }: { roleName: string }) {
  const [asked, setAsked] = useState(false)
  const [understood, setUnderstood] = useState(false)
  const revoke = useAction(async (aws) => {
    const statement = {
      Effect: 'Deny',
      Action: ['*'],
      Resource: ['*'],
      Condition: { DateLessThan: { 'aws:TokenIssueTime': new Date().toISOString() } },
    }
    await aws('iam', 'PutRolePolicy', {
      RoleName: roleName,
      PolicyName: policyName,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    })
    return true
  })
  return (
    <Container header={<Header variant="h2">Revoke all active sessions</Header>}>
      <SpaceBetween size="m">
        <Box variant="p">
          If you revoke the active sessions, the inline policy <code>{policyName}</code> is attached to this role. It
          denies everything to credentials that were issued before now; who assumes the role again is not affected.
        </Box>
        <Button onClick={() => setAsked(true)}>Revoke active sessions</Button>
      </SpaceBetween>
      <ConfirmDelete
        visible={asked}
        title="Revoke all active sessions"
        label="Revoke active sessions"
        waits={!understood}
        busy={revoke.busy}
        fault={revoke.fault}
        onCancel={() => setAsked(false)}
        onConfirm={async () => {
          if (!(await revoke.run())) return
          notify({ type: 'success', content: `Active sessions of ${roleName} revoked.` })
          setAsked(false)
        }}
      >
        <SpaceBetween size="s">
          <span>Every session of this role that is open now loses its permissions at once.</span>
          <Checkbox checked={understood} onChange={({ detail }) => setUnderstood(detail.checked)}>
            I acknowledge that I am revoking all active sessions for this role.
          </Checkbox>
        </SpaceBetween>
      </ConfirmDelete>
    </Container>
  )
}
