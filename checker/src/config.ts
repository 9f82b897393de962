/** How the workshop is started: options of the command line over `FIRST_LINE_*` of the environment, one schema. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const port = z.coerce
  .number('a port is a number')
  .int()
  .min(0, 'a port is at least 0')
  .max(65535, 'a port is at most 65535')

const hostName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'a host name has letters, digits, dots and hyphens')

const config = z.object({
  port: port.default(4321).describe('the site and its API'),
  awsPort: port.default(4566).describe('the AWS endpoint, for the real CLI and SDKs'),
  controlPort: port.default(4599).describe('the sandbox\u2019s control port'),
  data: z.string().min(1).describe('the folder that keeps accounts and progress'),
  hosts: z.array(hostName).describe('host names beside localhost that the site is served under'),
  listen: z
    .union([z.ipv4(), z.ipv6()])
    .default('127.0.0.1')
    .describe(
      'the address to listen on; another than loopback only inside a container, which publishes what it should',
    ),
  siteDir: z.string().min(1).describe('the built site'),
  siteOrigin: z
    .url()
    .optional()
    .describe('instead of the built site: Astro\u2019s development server, for npm run dev'),
  target: z
    .enum(['sandbox', 'localstack', 'aws'])
    .optional()
    .describe('where everybody\u2019s account lives; without it, learners choose, and begin on the sandbox'),
  account: z
    .string()
    .regex(/^\d{12}$/, 'an AWS account id has twelve digits')
    .optional()
    .describe('with the target aws: the id of the sandbox account, typed to confirm it'),
  evenSo: z.boolean().describe('with the target aws: also when the account looks used, or manages others'),
  awsEndpoint: z.url().optional().describe('with the target aws: what stands in for AWS, in tests'),
  player: z
    .string()
    .min(1)
    .default('@first-line/lab-runner')
    .describe('the package that plays start states and what happens since, by name'),
  localstack: z.url().default('http://127.0.0.1:4570').describe('LocalStack\u2019s endpoint, when that is the target'),
})
export type Config = z.infer<typeof config>

/** A mistake of who starts it: told in one sentence, without a stack. */
export class ConfigMistake extends Error {}

const usage = `Options: --port N, --aws-port N, --control-port N, --data FOLDER, --host NAME (again for more), --site FOLDER, --target sandbox|localstack|aws, --account ID, --even-so.`

/** @throws ConfigMistake */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  siteDir: string,
): Config {
  let options: ReturnType<typeof parse>
  try {
    options = parse(argv)
  } catch (cause) {
    const what = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause)
    throw new ConfigMistake(`${what}. ${usage}`, { cause })
  }
  const result = config.safeParse({
    port: options.port ?? env.FIRST_LINE_PORT,
    awsPort: options['aws-port'] ?? env.FIRST_LINE_AWS_PORT,
    controlPort: options['control-port'] ?? env.FIRST_LINE_CONTROL_PORT,
    data:
      options.data ?? env.FIRST_LINE_DATA ?? join(env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'first-line'),
    hosts: options.host ?? env.FIRST_LINE_HOSTS?.split(',').map((name) => name.trim()) ?? [],
    listen: env.FIRST_LINE_LISTEN,
    siteDir: options.site ?? env.FIRST_LINE_SITE ?? siteDir,
    siteOrigin: env.FIRST_LINE_SITE_ORIGIN,
    target: options.target ?? env.FIRST_LINE_TARGET,
    account: options.account ?? env.FIRST_LINE_ACCOUNT,
    evenSo: options['even-so'] ?? env.FIRST_LINE_EVEN_SO === '1',
    awsEndpoint: env.AWS_ENDPOINT_URL,
    player: env.FIRST_LINE_PLAYER,
    localstack: env.LOCALSTACK_ENDPOINT,
  })
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ConfigMistake(`${sayOption(issue?.path[0])}: ${issue?.message}. ${usage}`, { cause: result.error })
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const
  return parseArgs({
    args: [...argv],
    options: {
      ...{ port: text, 'aws-port': text, 'control-port': text, data: text, site: text, target: text, account: text },
      'even-so': { type: 'boolean' },
      host: { type: 'string', multiple: true },
    },
  }).values
}

function sayOption(key: PropertyKey | undefined): string {
  const names: Readonly<Record<string, string>> = {
    awsPort: '--aws-port',
    controlPort: '--control-port',
    hosts: '--host',
    listen: 'FIRST_LINE_LISTEN',
    siteDir: '--site',
    siteOrigin: 'FIRST_LINE_SITE_ORIGIN',
    awsEndpoint: 'AWS_ENDPOINT_URL',
    player: 'FIRST_LINE_PLAYER',
    localstack: 'LOCALSTACK_ENDPOINT',
  }
  return names[String(key)] ?? `--${String(key)}`
}
