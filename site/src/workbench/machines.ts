/** Which machines the terminal has, and which is looked at. An EC2 instance comes when it is opened, and goes with `exit`. */
import { type InstanceId, isInstance, type MachineName } from '@first-line/shell/machines'
import { atom } from 'nanostores'
import { showPane } from '../stores/workbench.ts'
import { say } from './terminal-words.ts'

export const standing = ['cloudshell', 'laptop', 'attacker'] as const

export const $machines = atom<readonly MachineName[]>(standing)
export const $machine = atom<MachineName>('cloudshell')

/** A machine whose home was emptied by a command typed on it: its shell begins anew. */
export const $resets = atom<{ readonly machine: MachineName; readonly number: number } | undefined>()

export const nameOf = (machine: MachineName): string =>
  isInstance(machine) ? say.instance(machine) : say.names[machine as keyof typeof say.names]

/** A machine that there is, or an instance's id; nothing else opens. */
const known = (name: string): MachineName | undefined => {
  const found = $machines.get().find((machine) => machine === name)
  if (found) return found
  return /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(name) ? (name as InstanceId) : undefined
}

/** Shows a machine of the terminal; an instance is opened by EC2 Instance Connect. False for what is none. */
export function openMachine(name: string): boolean {
  const machine = known(name)
  if (!machine) return false
  if (!$machines.get().includes(machine)) $machines.set([...$machines.get(), machine])
  $machine.set(machine)
  showPane('terminal')
  return true
}

/** An instance's terminal goes; the machines that are always there stay. */
export function closeMachine(machine: MachineName): void {
  if (!isInstance(machine)) return
  const all = $machines.get()
  const at = all.indexOf(machine)
  if (at < 0) return
  $machines.set(all.filter((one) => one !== machine))
  if ($machine.get() === machine) $machine.set(all[at - 1] ?? 'cloudshell')
}

/** The console's "Connect", and whatever else has no terminal in its hands. */
export function listenForMachines(): void {
  addEventListener('workshop:open-machine', (event) => {
    const { instance } = (event as CustomEvent<{ instance?: unknown }>).detail ?? {}
    if (typeof instance === 'string') openMachine(instance)
  })
}
