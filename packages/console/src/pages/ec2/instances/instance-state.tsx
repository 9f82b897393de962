import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { InstanceStatus, StateName } from '../shapes.ts'

const states = {
  pending: { type: 'pending', text: 'Pending' },
  running: { type: 'success', text: 'Running' },
  stopping: { type: 'in-progress', text: 'Stopping' },
  stopped: { type: 'stopped', text: 'Stopped' },
  'shutting-down': { type: 'in-progress', text: 'Shutting-down' },
  terminated: { type: 'stopped', text: 'Terminated' },
} as const satisfies Record<StateName, { type: StatusIndicatorProps.Type; text: string }>

export const stateText = (state: StateName): string => states[state].text

export function InstanceState({ state }: { state: StateName }) {
  return <StatusIndicator type={states[state].type}>{states[state].text}</StatusIndicator>
}

/** Of the reachability checks: the machine's, its host's, its disks'. */
export function StatusCheck({ status }: { status: InstanceStatus | undefined }) {
  const all = [status?.InstanceStatus, status?.SystemStatus, status?.AttachedEbsStatus].flatMap(
    (one) => one?.Status ?? [],
  )
  if (all.includes('initializing')) return <StatusIndicator type="in-progress">Initializing</StatusIndicator>
  if (all.every((one) => one === 'not-applicable')) return '-'
  const passed = all.filter((one) => one === 'ok').length
  return (
    <StatusIndicator type={passed === all.length ? 'success' : 'error'}>
      {passed}/{all.length} checks passed
    </StatusIndicator>
  )
}
