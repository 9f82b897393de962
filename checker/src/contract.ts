/**
 * The HTTP contract between the page and the checker: every message as a schema, types inferred from it.
 *
 * Paths are relative to the site's origin. Every answer that is not 2xx carries a {@link Problem}.
 * Times are ISO 8601 in UTC. A learner is named by a signed, http-only cookie, which `POST /api/learner` sets.
 */
import { z } from 'zod'
import { stepState } from './contract/steps.ts'
import { lay } from './contract/worlds.ts'

export * from './contract/actions.ts'
export * from './contract/clean-up.ts'
export * from './contract/learner.ts'
export * from './contract/problem.ts'
export * from './contract/results.ts'
export * from './contract/steps.ts'
export * from './contract/targets.ts'
export * from './contract/worlds.ts'

/** A machine of the workbench: three that are always there, and the account’s EC2 instances by their ids. */
export const machine = z.string().regex(/^(?:cloudshell|laptop|attacker|i-(?:[0-9a-f]{8}|[0-9a-f]{17}))$/)
export type Machine = z.infer<typeof machine>

/**
 * `GET /api/credentials?machine=cloudshell`: short-lived credentials of the signed-in console session; root’s until
 * somebody has signed in to the practice console. The other machines have none of their own: 404.
 */
export const credentials = z.object({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string(),
  expiration: z.iso.datetime(),
  principal: z.string().describe('ARN'),
  region: z.string(),
})
export type Credentials = z.infer<typeof credentials>

/** A file of a machine\u2019s home directory. `path` is relative to it; `data` is base64; `mode` like 0o600. */
export const homeFile = z.object({ data: z.base64(), mode: z.number().int().min(0).max(0o7777) })
/**
 * `GET` and `PUT /api/machines/:machine/home`: at most 1 MB in all. A PUT names the version it read; 409 when another page was
 * first. The version in quotes is the answer's ETag: a GET with `If-None-Match` gets 304 while nothing has changed.
 */
export const home = z.object({ version: z.number().int().nonnegative(), files: z.record(z.string(), homeFile) })
export type Home = z.infer<typeof home>

/** `DELETE /api/machines/:machine/home`: as the machine was in the beginning. Answers its new {@link home}. */

/**
 * An instance that was opened. `token` is bound to learner and instance and goes with each request of that machine in
 * {@link machineHeader}: `ANY /api/machines/:instance/metadata/*` is what 169.254.169.254 is on it, and
 * `GET /api/machines/:instance/session` answers 204 as long as the connection would hold, 410 when it would not.
 */
export const openedInstance = z.object({
  instance: z.string(),
  host: z.string().describe('its own name: ip-172-31-20-7'),
  address: z.string().describe('private IPv4 address'),
  user: z.string().describe('of the machine: ec2-user'),
  region: z.string(),
  token: z.string(),
  expiration: z.iso.datetime(),
})
export type OpenedInstance = z.infer<typeof openedInstance>
export const machineHeader = 'x-first-line-machine'
/**
 * What the client calls itself, where a browser does not let it say so: the terminal's `aws` is `aws-cli/2.…`, and the
 * record tells it from the console by that.
 */
export const agentHeader = 'x-first-line-agent'
/** On an answer of `/api/aws`: the id, for `GET /api/activity/:id`, of a request that was answered and AWS would have refused. */
export const wouldRefuseHeader = 'x-first-line-would-refuse'

/** `POST /api/machines/:instance/open`: EC2 Instance Connect, as the console session. Answers an {@link openedInstance}. */
export const openInstance = z.object({ user: z.string().min(1).max(32).default('ec2-user') })

/** `POST /api/ssh/reach`: what a connection to port 22 of `host` meets, from the learner’s own machine. */
export const sshReach = z.object({ host: z.string().min(1).max(255) })
export const sshReached = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('unresolved') }),
  z.object({ outcome: z.literal('no-answer'), address: z.string() }),
  z.object({
    outcome: z.literal('reached'),
    address: z.string(),
    hostKey: z.string().describe('as in known_hosts: ssh-ed25519 AAAA…'),
    challenge: z.string().describe('to be signed with the private key'),
  }),
])
/** `POST /api/ssh/login`: answers an {@link openedInstance}, or 403 for a key that does not fit. */
export const sshLogin = z.object({
  challenge: z.string().max(2048),
  user: z.string().min(1).max(64),
  publicKey: z.string().max(4096).describe('as in authorized_keys: ssh-rsa AAAA…'),
  signature: z.base64().describe('of the challenge’s UTF-8 bytes: RSA PKCS #1 v1.5 with SHA-256, or Ed25519'),
})

/** `POST /api/login`: the console session lets `aws login` act as itself. What its address asked for, as it came. */
export const loginConsent = z.object({
  clientId: z.string().max(128),
  redirectUri: z.string().max(2048),
  state: z.string().max(512),
  codeChallenge: z.string().max(128),
})
/** The answer, to be handed to whoever asked: `code` is good once, for ten minutes. */
export const loginConsented = z.object({ code: z.string(), state: z.string() })

/** `GET /api/account`: *about this account*. */
export const accountCard = z.object({
  accountId: z.string(),
  region: z.string(),
  endpoint: z.url(),
  rootEmail: z.string(),
  rootPassword: z.string().optional().describe('of the practice console, as it was handed over'),
  keys: z.array(
    z.object({
      accessKeyId: z.string(),
      owner: z.string().describe('ARN of the user, or of root'),
      status: z.enum(['Active', 'Inactive']),
      createdAt: z.iso.datetime(),
    }),
  ),
})
export type AccountCard = z.infer<typeof accountCard>

/** A request that reached the account, and what was decided. The full explanation is at `GET /api/activity/:id`. */
export const activity = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  principal: z.string().describe('ARN, or "anonymous"'),
  service: z.string().describe('IAM prefix: iam, s3'),
  action: z.string().describe('as in a policy: iam:CreateUser'),
  resource: z.string().optional(),
  outcome: z.enum(['allowed', 'denied', 'failed']).describe('failed: allowed, and then refused for another reason'),
  because: z.string().optional().describe('one clause, in words'),
  errorCode: z.string().optional(),
  computed: z
    .boolean()
    .optional()
    .describe(
      'true: AWS would have refused it so, which we worked out; where it was sent it was answered all the same',
    ),
})
export type Activity = z.infer<typeof activity>

/** `GET /api/activity?limit=…`: the newest requests, newest first; at most 200. */
export const activityList = z.object({ activity: z.array(activity) })
export type ActivityList = z.infer<typeof activityList>

/** `GET /api/activity/:id`: one request, and how it was decided. `explanation` is the policy engine\u2019s own account of it. */
export const activityDetail = z.object({ activity, explanation: z.unknown().optional() })
export type ActivityDetail = z.infer<typeof activityDetail>

/**
 * `GET /api/live`: server-sent events. `id:` is the cursor; a reconnect sends `Last-Event-ID` (or `?after=`) and misses nothing:
 * if the server no longer has what came between, it sends `resync`, and the page reads `/api/progress` again.
 */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), step: stepState }),
  z.object({ type: z.literal('activity'), activity }),
  z.object({ type: z.literal('resync') }),
  z.object({ type: z.literal('laid'), lay }).describe('account, progress and machines are others now: read all again'),
  z.object({ type: z.literal('time'), ledger: z.iso.datetime() }),
  z.object({ type: z.literal('mail') }).describe('the inbox may have another mail'),
  z.object({ type: z.literal('results') }).describe('an answer, a prediction, a setting was saved by some page'),
  z.object({ type: z.literal('gone') }).describe('the learner was deleted'),
])
export type LiveEvent = z.infer<typeof liveEvent>

/**
 * `ANY /api/aws/{host}{path}?{query}`: one signed AWS request, signed for `host` (an AWS host name such as
 * `iam.amazonaws.com`), handed to the sandbox in this process. The answer is the service\u2019s, byte for byte, with
 * `Content-Security-Policy: sandbox` and `nosniff` added. It has no authority of its own: the signature is all.
 */
export const awsPath = (host: string, pathAndQuery: string): string => `/api/aws/${host}${pathAndQuery}`

/**
 * `POST /api/console/{host}{path}`: the same for what AWS has no API for, the services of `consoleModels`, in the world of
 * the learner whom the cookie names. Whoever signs in there is who `GET /api/credentials?machine=cloudshell` answers for.
 */
export const consolePath = (host: string, pathAndQuery: string): string => `/api/console/${host}${pathAndQuery}`
