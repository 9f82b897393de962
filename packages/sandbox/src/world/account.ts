import { defineCollection } from './collection.ts'

/** An AWS account, as far as no service keeps it. */
export interface Account {
  accountId: string
  /** ISO 8601, ledger time. */
  createdAt: string
  /** The root user's e-mail address. */
  email?: string
  /** The name shown beside the account id. */
  name?: string
  /** The account alias (IAM CreateAccountAlias). */
  alias?: string
  /** The 64 hex digits S3 knows the account by. */
  canonicalId: string
  /** The key that root was made with: a reset brings it back even if it was deleted meanwhile. */
  rootKey?: { accessKeyId: string; secretAccessKey: string }
}

/** The accounts of a world. Their ids, and their aliases, are unique over all worlds. */
export const accounts = defineCollection<Account>()({
  name: 'sandbox:account',
  scope: 'world',
  key: (account) => account.accountId,
  indexes: { alias: (account) => (account.alias ? [account.alias] : []) },
  lookup: { kind: 'account', key: (account) => account.accountId, account: (account) => account.accountId },
})

/** The world's ledger: how far its dates are ahead of the wall clock. One record, `ledger`. */
export const ledger = defineCollection<{ offset: number }>()({
  name: 'sandbox:ledger',
  scope: 'world',
  key: () => 'ledger',
})

/** Texts of policies that decided something, by their hash, so that a decision can be explained after the policy changed. */
export const policyTexts = defineCollection<{ hash: string; text: string }>()({
  name: 'sandbox:policy-text',
  scope: 'world',
  key: (policy) => policy.hash,
})

/** Things the sandbox keeps for others beside the account (progress, home directories), so that reset and undo take all together. */
export const documents = defineCollection<{ kind: string; key: string; value: unknown }>()({
  name: 'sandbox:document',
  scope: 'world',
  key: (document) => `${document.kind}/${document.key}`,
})
