import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import { type Instance, nameOf } from '../shapes.ts'

export type Change = 'stop' | 'start' | 'reboot' | 'terminate'

interface Words {
  operation: string
  title: (what: string) => string
  warning: string
  label: string
  done: string
}

export const changes = {
  stop: {
    operation: 'StopInstances',
    title: (what) => `Stop ${what}?`,
    warning:
      'The machine is shut down. Its disk stays and goes on costing; its public address is given back, and it gets another one when it is started.',
    label: 'Stop',
    done: 'Successfully initiated stopping of',
  },
  start: {
    operation: 'StartInstances',
    title: (what) => `Start ${what}?`,
    warning: 'From now on the machine is paid for by the second.',
    label: 'Start',
    done: 'Successfully initiated starting of',
  },
  reboot: {
    operation: 'RebootInstances',
    title: (what) => `Reboot ${what}?`,
    warning: 'Whoever is logged in there is thrown out.',
    label: 'Reboot',
    done: 'Successfully initiated rebooting of',
  },
  terminate: {
    operation: 'TerminateInstances',
    title: (what) => `Terminate (delete) ${what}?`,
    warning:
      'This cannot be undone. The machine is deleted, and with it every disk that is set to be deleted on termination: the root disk is, unless somebody changed it.',
    label: 'Terminate (delete)',
    done: 'Successfully initiated termination (deletion) of',
  },
} as const satisfies Record<Change, Words>

interface Props {
  change: Change
  instances: readonly Instance[]
  onClose: () => void
}

/** AWS's question before a machine is stopped or deleted; starting asks nothing there, and nothing here. */
export function ChangeState({ change, instances, onClose }: Props) {
  const { operation, title, warning, label, done } = changes[change]
  const ids = instances.map(({ InstanceId }) => InstanceId)
  const what = ids.length === 1 ? (ids[0] ?? '') : `${ids.length} instances`
  const act = useAction(async (aws) => {
    await aws('ec2', operation, { InstanceIds: ids })
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={title(what)}
      label={label}
      busy={act.busy}
      fault={act.fault}
      onCancel={onClose}
      onConfirm={async () => {
        if (!(await act.run())) return
        notify({ type: 'success', content: `${done} ${ids.join(', ')}` })
        onClose()
      }}
    >
      {warning}
      <ul>
        {instances.map((instance) => (
          <li key={instance.InstanceId}>
            {instance.InstanceId}
            {nameOf(instance) && ` (${nameOf(instance)})`}
          </li>
        ))}
      </ul>
    </ConfirmDelete>
  )
}
