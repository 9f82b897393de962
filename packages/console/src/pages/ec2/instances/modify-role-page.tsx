import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { To } from '../../../parts/link.tsx'
import { Waiting } from '../../../parts/skeleton.tsx'
import { navigate } from '../../../router/location.ts'
import type { PageProps } from '../../../services.ts'
import { ProfileSelect } from '../profile-select.tsx'
import { profileName } from '../shapes.ts'

interface Associations {
  IamInstanceProfileAssociations: { AssociationId: string; State: string; IamInstanceProfile: { Arn: string } }[]
}

/** *Modify IAM role*: associates, replaces or takes away the instance profile of a machine. */
export default function ModifyRolePage({ params: { id = '' } }: PageProps) {
  const { data, fault, refresh } = useRead<Associations>('ec2', 'DescribeIamInstanceProfileAssociations', {
    Filters: [{ Name: 'instance-id', Values: [id] }],
  })
  const current = data?.IamInstanceProfileAssociations.find(({ State }) => State !== 'disassociated')
  const arn = current?.IamInstanceProfile.Arn ?? ''
  const [chosen, setChosen] = useState<string>()
  const [detaching, setDetaching] = useState(false)
  const wanted = chosen ?? arn
  const save = useAction(async (aws) => {
    const profile = { IamInstanceProfile: { Arn: wanted } }
    if (wanted === '' && current)
      await aws('ec2', 'DisassociateIamInstanceProfile', { AssociationId: current.AssociationId })
    else if (current)
      await aws('ec2', 'ReplaceIamInstanceProfileAssociation', { AssociationId: current.AssociationId, ...profile })
    else await aws('ec2', 'AssociateIamInstanceProfile', { InstanceId: id, ...profile })
    return true
  })
  const update = async () => {
    if (!(await save.run())) return
    const what =
      wanted === '' ? `Detached the IAM role from ${id}` : `Attached ${profileName(wanted)} to instance ${id}`
    notify({ type: 'success', content: `${what}.` })
    navigate('/ec2/instances', { sure: true })
  }
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="The role that programs on the machine act as.">
          Modify IAM role
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FaultAlert fault={fault} onRetry={refresh} />
        <Container>
          <SpaceBetween size="l">
            <FormField label="Instance ID">
              <Box>{id}</Box>
            </FormField>
            <FormField
              label="IAM role"
              description="An instance has at most one. The one you choose takes the place of the one it has."
            >
              {data ? <ProfileSelect value={wanted} none="No IAM Role" onChange={setChosen} /> : <Waiting />}
            </FormField>
            <To to="/iam/roles/create">Create new IAM role</To>
            {wanted !== '' && (
              <Alert type="info">
                Whoever can log in to this machine can do what this role may do. You need iam:PassRole for it.
              </Alert>
            )}
          </SpaceBetween>
        </Container>
        {!detaching && <FaultAlert fault={save.fault} header={`The IAM role of ${id} was not changed`} />}
        <FormActions
          label="Update IAM role"
          busy={save.busy}
          unready={(!data || wanted === arn) && 'This is the role it has.'}
          onCancel={() => navigate('/ec2/instances')}
          onSubmit={() => (wanted === '' ? setDetaching(true) : void update())}
        />
      </SpaceBetween>
      {detaching && (
        <ConfirmDelete
          visible
          title="Detach IAM role"
          type="Detach"
          label="Detach"
          busy={save.busy}
          fault={save.fault}
          onCancel={() => setDetaching(false)}
          onConfirm={update}
        >
          Programs on {id} lose what {profileName(arn)} lets them do. Credentials that they have already work until they
          end.
        </ConfirmDelete>
      )}
    </ContentLayout>
  )
}
