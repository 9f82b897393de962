/** What an account holds before the learner comes, as data that every target can lay down. */
import { z } from 'zod'

export const startState = z.strictObject({
  rootEmail: z.email().describe('the address that the account was opened with'),
  rootKey: z
    .strictObject({ createdAt: z.iso.datetime() })
    .optional()
    .describe('an access key of root left behind; targets without root keys leave it out'),
  users: z
    .array(
      z.strictObject({
        name: z.string().describe('friendly name'),
        path: z.string().default('/'),
        createdAt: z.iso.datetime().describe('only the sandbox can make something in the past'),
        managedPolicies: z.array(z.string()).describe('ARNs attached directly'),
        accessKeys: z.array(z.strictObject({ createdAt: z.iso.datetime() })).describe('one entry for each active key'),
        consolePassword: z.boolean().describe('may sign in to the console'),
      }),
    )
    .describe('IAM users that are already there'),
  buckets: z.array(
    z.strictObject({
      name: z.string().describe('{account} stands for the account id, since names of buckets are global'),
      createdAt: z.iso.datetime(),
      objects: z.array(z.strictObject({ key: z.string(), contentType: z.string(), body: z.string() })),
    }),
  ),
})
export type StartState = z.infer<typeof startState>

/** The names of a bucket in a given account. */
export const bucketName = (template: string, accountId: string): string => template.replaceAll('{account}', accountId)
