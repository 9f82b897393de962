/**
 * The workshop's shell outside the page: `cli.ts -c 'aws iam list-users'`, `cli.ts script.sh`, `cli.ts < script.sh`.
 * Files are those of this computer; AWS is where `--endpoint-url`, `AWS_ENDPOINT_URL` or a profile says, else AWS itself.
 */
import { readFile } from 'node:fs/promises'
import { stdin } from 'node:process'
import { useNodeHashes } from '@first-line/aws-api/node'

import { PATH, runScript } from '../session/script.ts'
import { definedEnv, nodeTransport } from './machine.ts'
import { realFiles } from './real-files.ts'

const USAGE = `usage: shell -c 'COMMANDS' | shell FILE | shell < FILE
Runs bash commands, aws among them, against the endpoint that the usual AWS variables and options name.
`

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return new Uint8Array(Buffer.concat(chunks))
}

async function main(args: string[]): Promise<number> {
  useNodeHashes()
  const [first, second] = args
  if (first === '--help' || first === '-h' || (first === '-c' && second === undefined)) {
    process.stdout.write(USAGE)
    return first === '-c' ? 2 : 0
  }
  const fromArguments = first === '-c' ? second! : first === undefined ? undefined : await readFile(first, 'utf8')
  // A script on standard input has no input of its own left.
  const input = stdin.isTTY ? undefined : await readAll()
  if (fromArguments === undefined && !input) {
    process.stdout.write(USAGE)
    return 2
  }
  const script = fromArguments ?? new TextDecoder().decode(input)
  const interrupt = new AbortController()
  process.on('SIGINT', () => interrupt.abort())
  const result = await runScript(script, {
    // This computer's own programs cannot run here; the shell's are where its own PATH says.
    env: { ...definedEnv(process.env), PATH },
    transport: nodeTransport,
    fs: realFiles(),
    cwd: process.cwd(),
    signal: interrupt.signal,
    platform: `Node/${process.versions.node} ${process.platform}/${process.arch}`,
    ...(fromArguments !== undefined && input && { stdin: input }),
  })
  process.stdout.write(result.stdout)
  process.stderr.write(result.stderr)
  return result.status
}

process.exitCode = await main(process.argv.slice(2))
