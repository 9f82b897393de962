/** What policies can be attached to: users, groups and roles take the same calls under three names. */
export type HolderKind = 'User' | 'Group' | 'Role'

export interface Holder {
  kind: HolderKind
  name: string
}

/** `{ UserName: 'dana' }` */
export const named = ({ kind, name }: Holder): Record<string, string> => ({ [`${kind}Name`]: name })

export const listAttached = ({ kind }: Holder): string => `ListAttached${kind}Policies`
export const listInline = ({ kind }: Holder): string => `List${kind}Policies`
export const attach = ({ kind }: Holder): string => `Attach${kind}Policy`
export const detach = ({ kind }: Holder): string => `Detach${kind}Policy`
export const getInline = ({ kind }: Holder): string => `Get${kind}Policy`
export const putInline = ({ kind }: Holder): string => `Put${kind}Policy`
export const deleteInline = ({ kind }: Holder): string => `Delete${kind}Policy`

/** The page of a holder in the console. */
export const holderPath = ({ kind, name }: Holder): string =>
  `/iam/${{ User: 'users', Group: 'groups', Role: 'roles' }[kind]}/${encodeURIComponent(name)}`
