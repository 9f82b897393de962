/** The real AWS CLI launches an instance, and uses its credentials by way of the metadata service. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveMetadata } from '../../node/serve-metadata.ts'
import { findCli, runCli } from '../../testing/aws-cli.ts'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { createMetadataService } from './metadata/metadata-service.ts'
import { type Ec2Bench, ec2Bench } from './testing/bench.ts'

const cli = await findCli()
const run = promisify(execFile)

const EC2 = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}
const LATEST = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'

let bench: Ec2Bench

beforeAll(async () => {
  bench = await ec2Bench({ roles: [{ roleName: 'web', assumeRolePolicyDocument: EC2 }] })
  await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
  await bench.root('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'web' })
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

test.skipIf(cli.path === undefined)(
  `launch, wait, act as the instance${cli.path === undefined ? ` (${cli.reason})` : ''}`,
  async () => {
    const aws = async (line: string) => {
      const { status, stdout, stderr } = await runCli(cli.path!, line.split(' '), {
        endpoint: bench.url,
        ...bench.rootKey,
      })
      return { status, out: stdout.trim(), error: stderr.trim() }
    }
    const launch = `ec2 run-instances --image-id ${LATEST} --instance-type t3.micro --iam-instance-profile Name=web`
    expect(await aws(`${launch} --dry-run`)).toEqual({
      status: 254,
      out: '',
      error:
        'aws: [ERROR]: An error occurred (DryRunOperation) when calling the RunInstances operation: Request would have succeeded, but DryRun flag is set.',
    })
    const { out: id } = await aws(`${launch} --query Instances[0].InstanceId --output text`)
    await bench.pass(60)
    expect(await aws(`ec2 wait instance-status-ok --instance-ids ${id}`)).toEqual({ status: 0, out: '', error: '' })

    const { sandbox, world } = bench
    const served = await serveMetadata(createMetadataService({ sandbox, world, account: ACCOUNT, instanceId: id }))
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: bench.url,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: served.url,
    }
    const { stdout } = await run(cli.path!, ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'], {
      env,
    })
    expect(stdout.trim()).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/web/${id}`)
    await served.close()
  },
  60_000,
)
