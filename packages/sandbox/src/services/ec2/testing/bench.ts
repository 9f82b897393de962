import { EC2Client } from '@aws-sdk/client-ec2'
import type { AwsStructure } from '@first-line/aws-api'
import type { AccountSeed } from '../../../seed.ts'
import type { Client } from '../../../testing/client.ts'
import { type ServedBench, servedBench } from '../../../testing/served.ts'

export interface Ec2Bench extends ServedBench {
  /** AWS SDK v3's client with root's key. */
  ec2: EC2Client
  image: string
  subnet: string
  group: string
  vpc: string
  /** A new instance's id; `running` lets a minute of ledger time pass. */
  launch(more?: AwsStructure, running?: boolean): Promise<string>
  pass(seconds: number): Promise<unknown>
}

/** What the answer to a request has at a path. @throws Error for a refusal */
export async function told(root: Client, operation: string, input: AwsStructure, ...path: Array<string | number>) {
  const { output, code, message } = await root('ec2', operation, input)
  if (!output) throw new Error(`${operation}: ${code} ${message}`)
  let found: unknown = output
  for (const step of path) found = (found as Record<string | number, unknown>)[step]
  return String(found)
}

export async function ec2Bench(seed: AccountSeed = {}): Promise<Ec2Bench> {
  const bench = await servedBench(seed)
  const { root } = bench
  const image = await told(root, 'DescribeImages', { Owners: ['amazon'] }, 'Images', 0, 'ImageId')
  const pass = (seconds: number) => bench.world.ledger.advance(seconds * 1_000)
  const subnet = await told(root, 'DescribeSubnets', {}, 'Subnets', 0, 'SubnetId')
  const ec2 = new EC2Client({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
  return {
    ...bench,
    ec2,
    image,
    subnet,
    group: await told(root, 'DescribeSecurityGroups', {}, 'SecurityGroups', 0, 'GroupId'),
    vpc: await told(root, 'DescribeVpcs', {}, 'Vpcs', 0, 'VpcId'),
    pass,
    async launch(more = {}, running = true) {
      const input = { ImageId: image, InstanceType: 't3.micro', SubnetId: subnet, MinCount: 1, MaxCount: 1, ...more }
      const id = await told(root, 'RunInstances', input, 'Instances', 0, 'InstanceId')
      if (running) await pass(60)
      return id
    },
    async close() {
      ec2.destroy()
      await bench.close()
    },
  }
}
