/** What an account holds before the learner comes, as data that every target can lay down. */
import { z } from 'zod'

const dated = z.iso.datetime()

const accessKey = z.strictObject({
  createdAt: dated,
  lastUsed: z
    .strictObject({ at: dated, service: z.string(), region: z.string() })
    .optional()
    .describe('only the sandbox can lay this down'),
})

const user = z.strictObject({
  name: z.string().describe('friendly name'),
  path: z.string().default('/'),
  createdAt: dated.describe('only the sandbox can make something in the past'),
  managedPolicies: z.array(z.string()).default([]).describe('ARNs attached directly'),
  inlinePolicies: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .optional()
    .describe('documents by name; {account} stands for the id of the learner\u2019s account'),
  accessKeys: z.array(accessKey).default([]).describe('one entry for each active key'),
  password: z.string().optional().describe('for the console; without it, no console access'),
})

/** Another account of the same world, so that what crosses accounts is real. A real AWS account has none. */
const neighbour = z.strictObject({
  nickname: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/)
    .describe('what checks and scripts call it: auditor'),
  name: z.string().describe('of the account'),
  rootEmail: z.email(),
  users: z.array(user).default([]),
})

const bucket = z.strictObject({
  name: z.string().describe('{account} stands for the account id, since names of buckets are global'),
  createdAt: dated,
  objects: z
    .array(z.strictObject({ key: z.string(), contentType: z.string().default('text/plain'), body: z.string() }))
    .default([]),
})

const file = z.strictObject({
  path: z.string().describe('relative to the home directory'),
  text: z
    .string()
    .describe(
      '{account}, {NICKNAME} and {rootEmail}, {rootPassword} stand for what they say; {key:USER:id} and {key:USER:secret} for the first key of a user, of `root`, or of NICKNAME/USER',
    ),
  mode: z.number().int().optional().describe('0o600 unless it says otherwise'),
})

const declared = z.strictObject({
  rootEmail: z.email().describe('the address that the account was opened with'),
  rootPassword: z.string().optional().describe('root\u2019s at the console; targets without sign-in leave it out'),
  rootKey: z
    .strictObject({ createdAt: dated })
    .optional()
    .describe('an access key of root left behind; targets without root keys leave it out'),
  users: z.array(user).default([]).describe('IAM users that are already there'),
  buckets: z.array(bucket).default([]),
  neighbours: z.array(neighbour).default([]),
  homes: z
    .partialRecord(z.enum(['cloudshell', 'laptop', 'attacker']), z.array(file))
    .default({})
    .describe('files of the machines\u2019 home directories'),
})
/** `{key:USER:id}` and `{key:USER:secret}` are of a user who is there and has a key. */
export const startState = declared.superRefine(({ rootKey, users, neighbours, homes }, context) => {
  const withKey = (some: typeof users) => some.filter(({ accessKeys }) => accessKeys.length > 0).map(({ name }) => name)
  const holders = new Set([
    ...(rootKey ? ['root'] : []),
    ...withKey(users),
    ...neighbours.flatMap(({ nickname, users: theirs }) => withKey(theirs).map((name) => `${nickname}/${name}`)),
  ])
  for (const [machine, files] of Object.entries(homes))
    for (const [index, { text }] of files.entries())
      for (const [whole, holder = '', part] of text.matchAll(/\{key:([^{}\s:]*)(?::(id|secret))?[^{}\s]*\}/g))
        if (!holders.has(holder) || part === undefined)
          context.addIssue({
            code: 'custom',
            path: ['homes', machine, index, 'text'],
            message: `${whole} is no key of this start: keys have ${[...holders].join(', ') || 'nobody'}`,
          })
})

export type StartState = z.output<typeof startState>
/** As an author writes it: what has a default may be left out. */
export type DeclaredStart = z.input<typeof startState>

/** The names of a bucket in a given account. */
export const bucketName = (template: string, accountId: string): string => template.replaceAll('{account}', accountId)
