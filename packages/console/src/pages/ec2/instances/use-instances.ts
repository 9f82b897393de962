import { useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import type { Instance, Reservations, StateName } from '../shapes.ts'

const onTheWay: readonly StateName[] = ['pending', 'stopping', 'shutting-down']
/** How often to look while something is changing by itself, in milliseconds. */
const often = 2_000

/** The instances of the Region, or those named; looked at again by itself while one of them is changing. */
export function useInstances(ids?: readonly string[]) {
  const [every, setEvery] = useState<number | false>(false)
  const input = ids ? { InstanceIds: [...ids] } : {}
  const { data, fault, refresh } = useRead<Reservations>('ec2', 'DescribeInstances', input, { every })
  const instances: Instance[] | undefined = data?.Reservations.flatMap(({ Instances }) => Instances)
  const wanted = instances?.some(({ State }) => onTheWay.includes(State.Name)) ? often : false
  if (wanted !== every) setEvery(wanted)
  return { instances, fault, refresh }
}
