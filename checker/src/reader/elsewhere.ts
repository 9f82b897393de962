/** A learner's account in the other Regions. */
import type { Account } from '@first-line/labs'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import { accountOver, clientsFor } from './account.ts'
import { type Clients, createClients } from './clients.ts'
import { required } from './pages.ts'

/**
 * The same account as every other Region has it that it may use, by the Region's name: what a Region has for itself
 * (instances, topics, tables). For a look at what is left; checks look in one Region.
 */
export async function openElsewhere(target: Target, learner: Learner): Promise<ReadonlyMap<string, Account>> {
  if (!target.capabilities.has('instances')) return new Map()
  const [clients, settings, neighbours] = await Promise.all([
    clientsFor(target, learner),
    target.clients(learner),
    target.neighbours(learner),
  ])
  const regions = (await enabledRegions(clients)).filter((region) => region !== target.region)
  return new Map(
    regions.map((region) => {
      const there: Target = Object.create(target, { region: { value: region } })
      return [region, accountOver(there, learner, createClients({ ...settings, region }), neighbours)]
    }),
  )
}

/** Those that are not opted out of: EC2 lists no others. */
async function enabledRegions(clients: Clients): Promise<string[]> {
  const [ec2, { DescribeRegionsCommand }] = await Promise.all([clients.ec2(), import('@aws-sdk/client-ec2')])
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}))
  return Regions.map(({ RegionName }) => required(RegionName, 'RegionName')).sort()
}
