import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { FaultAlert } from '../../../parts/fault-alert.tsx'
import { navigate } from '../../../router/location.ts'
import { path } from '../../../router/pattern.ts'
import type { Instance, StateName } from '../shapes.ts'
import { type Change, ChangeState, changes } from './change-state.tsx'
import { MetadataOptionsDialog } from './metadata-options.tsx'
import { ProtectionDialog } from './protection.tsx'

const possible = {
  start: ['stopped'],
  stop: ['running'],
  reboot: ['running'],
  terminate: ['pending', 'running', 'stopping', 'stopped'],
} as const satisfies Record<Change, readonly StateName[]>

/** *Connect*, *Instance state* and *Actions*, of those that are selected. What cannot be done says why. */
export function InstanceActions({ instances }: { instances: readonly Instance[] }) {
  const [asked, setAsked] = useState<Change>()
  const [dialog, setDialog] = useState<'metadata' | 'protection'>()
  const start = useAction(async (aws, InstanceIds: string[]) => {
    await aws('ec2', changes.start.operation, { InstanceIds })
    return true
  })
  const one = instances.length === 1 ? instances[0] : undefined
  const none = instances.length === 0
  const states = instances.map(({ State }) => State.Name)
  const can = (change: Change) => states.every((state) => (possible[change] as readonly StateName[]).includes(state))
  const alive = one !== undefined && one.State.Name !== 'terminated' && one.State.Name !== 'shutting-down'
  const state = (id: Change, text: string) => ({
    id,
    text,
    disabled: none || !can(id),
    disabledReason: none ? 'Select an instance first.' : `Not while it is ${states.join(', ')}.`,
  })
  const go = (page: string) => one && navigate(`${path`/ec2/instances/${one.InstanceId}`}${page}`)
  const needsOne = { disabled: !alive, disabledReason: one ? 'The instance is gone.' : 'Select one instance.' }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        disabled={one?.State.Name !== 'running'}
        disabledReason={one ? `The instance is ${one.State.Name}, not running.` : 'Select one instance.'}
        onClick={() => go('/connect')}
      >
        Connect
      </Button>
      <ButtonDropdown
        items={[
          state('stop', 'Stop instance'),
          state('start', 'Start instance'),
          state('reboot', 'Reboot instance'),
          state('terminate', 'Terminate (delete) instance'),
        ]}
        onItemClick={async ({ detail }) => {
          if (detail.id !== 'start') return setAsked(detail.id as Change)
          const ids = instances.map(({ InstanceId }) => InstanceId)
          if (await start.run(ids)) notify({ type: 'success', content: `${changes.start.done} ${ids.join(', ')}` })
        }}
      >
        Instance state
      </ButtonDropdown>
      <ButtonDropdown
        items={[
          {
            text: 'Security',
            items: [{ id: 'role', text: 'Modify IAM role', ...needsOne }],
          },
          {
            text: 'Instance settings',
            items: [
              { id: 'metadata', text: 'Modify instance metadata options', ...needsOne },
              { id: 'protection', text: 'Change termination protection', ...needsOne },
            ],
          },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === 'role') go('/modify-iam-role')
          else setDialog(detail.id as 'metadata' | 'protection')
        }}
      >
        Actions
      </ButtonDropdown>
      {start.fault && <FaultAlert fault={start.fault} header="The instance was not started" onDismiss={start.forget} />}
      {asked && <ChangeState change={asked} instances={instances} onClose={() => setAsked(undefined)} />}
      {dialog === 'metadata' && one && <MetadataOptionsDialog instance={one} onClose={() => setDialog(undefined)} />}
      {dialog === 'protection' && one && <ProtectionDialog instance={one} onClose={() => setDialog(undefined)} />}
    </SpaceBetween>
  )
}
