import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { useRead } from '../../../aws/use-read.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { FormActions } from '../../../parts/form-actions.tsx'
import { ResourceTable } from '../../../parts/resource-table.tsx'
import { attach, type Holder, named } from '../permissions/holder.ts'
import type { Group, Role, User } from '../shapes.ts'

interface Props {
  arn: string
  without: readonly string[]
  onClose: () => void
}

const idOf = ({ kind, name }: Holder) => `${kind} ${name}`

/** *Attach as a permissions policy*: to users, groups and roles at once. */
export function AttachPolicy({ arn, without, onClose }: Props) {
  const users = useRead<{ Users: User[] }>('iam', 'ListUsers', { MaxItems: 1000 })
  const groups = useRead<{ Groups: Group[] }>('iam', 'ListGroups')
  const roles = useRead<{ Roles: Role[] }>('iam', 'ListRoles')
  const [chosen, setChosen] = useState<readonly Holder[]>([])
  const add = useAction(async (aws) => {
    for (const holder of chosen) await aws('iam', attach(holder), { ...named(holder), PolicyArn: arn })
    return true
  })
  const all: Holder[] | undefined =
    users.data && groups.data && roles.data
      ? [
          ...groups.data.Groups.map(({ GroupName }) => ({ kind: 'Group' as const, name: GroupName })),
          ...users.data.Users.map(({ UserName }) => ({ kind: 'User' as const, name: UserName })),
          ...roles.data.Roles.map(({ RoleName }) => ({ kind: 'Role' as const, name: RoleName })),
        ]
      : undefined
  return (
    <Modal
      visible
      size="large"
      header="Attach as a permissions policy"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <FormActions
          label="Attach policy"
          busy={add.busy}
          unready={chosen.length === 0 && 'Select whom it is attached to first.'}
          onCancel={onClose}
          onSubmit={async () => {
            if (!(await add.run())) return
            notify({ type: 'success', content: 'Policy attached.' })
            onClose()
          }}
        />
      }
    >
      <SpaceBetween size="m">
        <ResourceTable<Holder>
          title="IAM entities"
          items={all?.filter((holder) => !without.includes(idOf(holder)))}
          fault={users.fault ?? groups.fault ?? roles.fault}
          idOf={idOf}
          nameOf={({ name }) => name}
          filterPlaceholder="Search entities"
          selection="multi"
          selected={chosen}
          onSelect={setChosen}
          pageSize={10}
          columns={[
            {
              id: 'name',
              header: 'Entity name',
              isRowHeader: true,
              cell: ({ name }) => name,
              value: ({ name }) => name,
            },
            { id: 'type', header: 'Entity type', cell: ({ kind }) => kind, value: ({ kind }) => kind },
          ]}
          empty="There is nobody else to attach it to."
        />
        <FaultAlert fault={add.fault} />
      </SpaceBetween>
    </Modal>
  )
}
