/** What the wizard *Create user* gathers, and what it says of it. */
import type { Tag } from '../shapes.ts'

export interface NewUser {
  userName: string
  console: boolean
  /** AWS asks whether a person is meant, and would rather see them in Identity Center. */
  person: 'identity-center' | 'iam-user'
  password: 'auto' | 'custom'
  mustChange: boolean
  how: 'group' | 'copy' | 'attach'
  groups: string[]
  copyFrom: string
  policies: string[]
  boundary: string[]
  tags: Tag[]
}

export const emptyUser: NewUser = {
  userName: '',
  console: false,
  person: 'iam-user',
  password: 'auto',
  mustChange: true,
  how: 'group',
  groups: [],
  copyFrom: '',
  policies: [],
  boundary: [],
  tags: [],
}

export const nameRule =
  'The user name can have up to 64 characters. Valid characters: A-Z, a-z, 0-9, and + = , . @ _ - (hyphen)'

/** What keeps the first step from the next; undefined: nothing. */
export function wrongDetails(user: NewUser, customPassword: string): string | undefined {
  if (user.userName.trim() === '') return 'Enter a user name.'
  if (!/^[\w+=,.@-]{1,64}$/.test(user.userName.trim())) return nameRule
  if (!user.console) return undefined
  if (user.person === 'identity-center')
    return 'Identity Center is explained here, and not part of this practice account. Choose to create an IAM user.'
  if (user.password === 'custom' && customPassword === '') return 'Enter a custom password, or let one be generated.'
  return undefined
}
