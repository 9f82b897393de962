/** What the terminal's parts take: `aws` beside the real one, completion. Its page is measured in e2e/bench/terminal.ts. */
import { runAws } from '../src/aws/aws.ts'
import { nodeMachine } from '../src/node/machine.ts'
import { complete } from '../src/session/completion.ts'
import { MachineFs } from '../src/session/machine-fs.ts'
import { startCannedAws } from '../src/testing/canned-aws.ts'
import { environment, inDirectory, realAwsCli, runReal } from '../src/testing/differential.ts'

export interface Measure {
  name: string
  value: number
  unit: string
  limit?: string
  ok: boolean
}

const ROUNDS = 21
const LINE = { line: 'iam list-users' }

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Milliseconds of `aws iam list-users`: ours, of which so many at the server; the real CLI's as a whole. */
async function listUsers(): Promise<{ beyond: number; ours: number; real: number | undefined }> {
  const aws = await startCannedAws()
  const [beyond, ours]: [number[], number[]] = [[], []]
  await inDirectory(async (directory) => {
    for (let round = 0; round < ROUNDS; round++) {
      let atServer = 0
      const machine = nodeMachine({ env: environment(directory, aws.url, LINE), cwd: directory, write: () => {} })
      const started = performance.now()
      await runAws(
        {
          ...machine,
          async transport(request, signal) {
            const sent = performance.now()
            const answer = await machine.transport(request, signal)
            atServer += performance.now() - sent
            return answer
          },
        },
        LINE.line.split(' '),
      )
      ours.push(performance.now() - started)
      beyond.push(performance.now() - started - atServer)
    }
  })
  const cli = realAwsCli()
  const real: number[] = []
  for (let round = 0; cli && round < 3; round++) {
    const started = performance.now()
    await runReal(cli, aws.url, LINE)
    real.push(performance.now() - started)
  }
  await aws.close()
  return { beyond: median(beyond), ours: median(ours), real: cli ? median(real) : undefined }
}

async function completion(): Promise<number> {
  const fs = new MachineFs()
  const context = { fs, cwd: '/', home: '/', variables: [], commands: [] }
  const lines = [
    'aws ia',
    'aws iam create',
    'aws iam create-user --',
    'aws ec2 run-instances --instance-type ',
    'cat /d',
  ]
  for (const line of lines) await complete(line, line.length, context)
  let worst = 0
  for (const line of lines) {
    const started = performance.now()
    await complete(line, line.length, context)
    worst = Math.max(worst, performance.now() - started)
  }
  return worst
}

export async function bench(): Promise<Measure[]> {
  const { beyond, ours, real } = await listUsers()
  const slowest = await completion()
  const beside: Measure =
    real === undefined
      ? { name: 'the real CLI beside it: none here, AWS_CLI names one', value: 0, unit: 'times', ok: true }
      : { name: 'faster than the real CLI', value: real / ours, unit: 'times', limit: '>= 20', ok: real / ours >= 20 }
  return [
    { name: 'aws iam list-users beyond the server', value: beyond, unit: 'ms', limit: '< 30', ok: beyond < 30 },
    beside,
    { name: 'terminal: completion, slowest of five', value: slowest, unit: 'ms', limit: '< 20', ok: slowest < 20 },
  ]
}

if (import.meta.main) console.table(await bench())
