/** `npm run -s sandbox`: the AWS endpoint on its own. */
import { parseArgs } from 'node:util'
import { useNodeHashes } from '@first-line/aws-api/node'
import { defaultHash } from '../environment.ts'
import { createSandbox } from '../sandbox.ts'
import { startHttpDeliveries } from '../services/sns/http-deliveries.ts'
import { memoryStore } from '../store/memory.ts'
import type { Store } from '../store/store.ts'
import { firstAccount } from './first-account.ts'
import { PortTaken } from './http/listen.ts'
import { managedPolicyFile } from './managed-policy-file.ts'
import { serveSandbox } from './serve-sandbox.ts'
import { sqliteStore } from './sqlite/store.ts'

const HELP = `usage: npm run -s sandbox -- [options]

  --port N                      AWS endpoint (4566)
  --control-port N              control port (4599)
  --account ID                  twelve digits; made when not given
  --root-key AKIA…:SECRET       root's access key; made when not given
  --store memory|sqlite:FILE    where things are kept (memory)
  --no-access-troubleshooter    denials end as they did before autumn 2026
  --json                        print addresses and keys as one line of JSON
  --help
`

/** What was asked for cannot be done: a sentence for people. */
class UsageError extends Error {}

interface Options {
  port: number
  controlPort: number
  account?: string
  rootKey?: { accessKeyId: string; secretAccessKey: string }
  store: string
  accessTroubleshooter: boolean
  json: boolean
}

function readOptions(argv: string[]): Options | 'help' {
  const { values } = parseArgs({
    args: argv,
    allowPositionals: false,
    options: {
      port: { type: 'string', default: '4566' },
      'control-port': { type: 'string', default: '4599' },
      account: { type: 'string' },
      'root-key': { type: 'string' },
      store: { type: 'string', default: 'memory' },
      'no-access-troubleshooter': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  if (values.account !== undefined && !/^\d{12}$/.test(values.account))
    throw new UsageError(`--account takes twelve digits, not "${values.account}".`)
  const port = readPort('--port', values.port)
  const controlPort = readPort('--control-port', values['control-port'])
  if (port !== 0 && port === controlPort)
    throw new UsageError(`--port and --control-port are two servers: both cannot listen on ${port}.`)
  const rootKey = values['root-key'] === undefined ? undefined : readRootKey(values['root-key'])
  return {
    port,
    controlPort,
    ...(values.account !== undefined && { account: values.account }),
    ...(rootKey && { rootKey }),
    store: values.store,
    accessTroubleshooter: !values['no-access-troubleshooter'],
    json: values.json,
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || text.trim() === '')
    throw new UsageError(`${name} takes a port, 0 to 65535, not "${text}".`)
  return port
}

function readRootKey(text: string): { accessKeyId: string; secretAccessKey: string } {
  const colon = text.indexOf(':')
  const accessKeyId = text.slice(0, Math.max(colon, 0))
  const secretAccessKey = text.slice(colon + 1)
  if (!/^\w{16,128}$/.test(accessKeyId) || secretAccessKey === '')
    throw new UsageError(
      '--root-key takes an access key id (16 to 128 letters and digits) and a secret with a colon between: AKIA…:SECRET.',
    )
  return { accessKeyId, secretAccessKey }
}

async function openStore(text: string): Promise<Store> {
  if (text === 'memory') return memoryStore({ hash: defaultHash })
  const file = /^sqlite:(.+)$/.exec(text)?.[1]
  if (!file) throw new UsageError(`--store takes memory or sqlite:FILE, not "${text}".`)
  return sqliteStore({ file })
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(HELP)
    return
  }
  useNodeHashes()
  const store = await openStore(options.store)
  const sandbox = await createSandbox({
    store,
    managedPolicies: managedPolicyFile,
    accessTroubleshooter: options.accessTroubleshooter,
  })
  const account = await firstAccount(sandbox, options)
  const served = await serveSandbox(sandbox, options).catch(async (error: unknown) => {
    await sandbox.close()
    throw error
  })
  const { url, controlUrl } = served
  const refusePorts = [url, controlUrl].flatMap((own) => (own === undefined ? [] : [Number(new URL(own).port)]))
  const endDeliveries = startHttpDeliveries(sandbox, { refusePorts })
  if (options.json)
    console.log(
      JSON.stringify({ url, controlUrl, account: account.id, rootKey: account.rootKey, world: account.world }),
    )
  else
    console.log(`AWS endpoint   ${url}
Control port   ${controlUrl}
Account        ${account.id}
Root key       ${account.rootKey.accessKeyId}
Secret         ${account.rootKey.secretAccessKey}
Kept in        ${options.store === 'memory' ? 'memory, gone when this ends' : options.store.replace(/^sqlite:/, '')}

  export AWS_ACCESS_KEY_ID=${account.rootKey.accessKeyId} AWS_SECRET_ACCESS_KEY=${account.rootKey.secretAccessKey}
  export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1
  aws sts get-caller-identity

Stop with Ctrl-C.`)
  const stop = () => {
    endDeliveries()
    served
      .close()
      .then(() => sandbox.close())
      .then(() => process.exit(0))
      .catch(fail)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function fail(error: unknown): void {
  if (error instanceof PortTaken)
    console.error(`${error.message} Stop that one, or choose another with --port and --control-port.`)
  else if (error instanceof UsageError) console.error(error.message)
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    console.error(`${error.message}\n\n${HELP}`)
  else console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

main().catch(fail)
