/** Where a user of an account signs in: here, and what it would be on AWS. */

export const signInPath = (account: string): string => `/console/signin?account=${encodeURIComponent(account)}`

/** The whole address, for a colleague. */
export const signInAddress = (account: string): string => `${location.origin}${signInPath(account)}`

/** @param account alias or id */
export const onAws = (account: string): string => `https://${account}.signin.aws.amazon.com/console`
