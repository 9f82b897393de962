/** What the form of a new bucket asks, and the requests it leads to. */
export interface NewBucket {
  namespace: 'account-regional' | 'global'
  /** In the account's namespace: the part before the account's number. */
  name: string
  ownership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred'
  blockPublic: boolean
  versioning: boolean
}

export const emptyBucket: NewBucket = {
  namespace: 'account-regional',
  name: '',
  ownership: 'BucketOwnerEnforced',
  blockPublic: true,
  versioning: false,
}

/** `menu-123456789012-us-east-1-an`, or the name as it was typed. */
export function fullName({ namespace, name }: NewBucket, account: string, region: string): string {
  const prefix = name.trim()
  return namespace === 'global' ? prefix : `${prefix}-${account}-${region}-an`
}

export function createInput(wanted: NewBucket, account: string, region: string) {
  return {
    Bucket: fullName(wanted, account, region),
    ObjectOwnership: wanted.ownership,
    ...(wanted.namespace === 'account-regional' && { BucketNamespace: 'account-regional' }),
    ...(region !== 'us-east-1' && { CreateBucketConfiguration: { LocationConstraint: region } }),
  }
}

/** What is wrong with the name; nothing when S3 takes it. */
export function nameProblem(wanted: NewBucket, account: string, region: string): string | undefined {
  if (wanted.name.trim() === '') return 'Enter a name.'
  const full = fullName(wanted, account, region)
  if (full.length < 3 || full.length > 63) return `A bucket’s name has 3 to 63 characters; this one has ${full.length}.`
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(full))
    return 'Use lower-case letters, digits, dots and hyphens; begin and end with a letter or a digit.'
  if (full.includes('..')) return 'Two dots may not stand side by side.'
  return undefined
}
