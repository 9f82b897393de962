/** What the console's tab says, and the tabs beside it: authenticator and inbox. */
import type { Pane } from '../stores/workbench.ts'
import { words } from '../words/index.ts'

const names: Partial<Record<Pane, { long: string; short: string }>> = {
  console: { long: 'Console', short: 'Console' },
  authenticator: { long: 'Authenticator', short: 'Codes' },
  inbox: { long: 'Inbox', short: 'Inbox' },
}

/** The name of a tab; on a phone's bar there is room for a short one. */
export function paneName(pane: Pane, how: 'long' | 'short' = 'long'): string {
  const own = names[pane]
  if (own) return own[how]
  return (words.bench as unknown as Record<string, string>)[pane] ?? pane
}

export const say = {
  console: {
    intro: 'The practice console of your account',
    alone: 'Open it on its own',
    elsewhere:
      'The practice console works on the built-in account. Here, use the console of the account itself, or the terminal.',
    frame: 'Practice console',
  },
  authenticator: {
    intro: 'An authenticator app, kept in this browser alone',
    empty: 'No account yet. In the console, assign an MFA device, show its QR code, then scan it here.',
    own: 'Your own phone works as well: the QR code is a real one.',
    scan: 'Scan what the console shows',
    picture: 'Choose a picture of a QR code',
    drop: 'or drag one here',
    type: 'Type the key',
    name: 'Name',
    key: 'Secret key',
    add: 'Add',
    noPicture: 'The console shows no QR code. Open the MFA wizard there, and choose “Show QR code”.',
    notQr: 'There is no QR code in this picture.',
    notOurs: 'This QR code is not one of an authenticator app.',
    notKey: 'A secret key is made of the letters A to Z and the digits 2 to 7.',
    noName: 'Give the account a name, to know it by.',
    added: (label: string) => `${label} was added.`,
    known: (label: string) => `${label} is there already.`,
    copy: (label: string) => `Copy the code of ${label}`,
    copied: 'Copied',
    remove: (label: string) => `Remove ${label}`,
    removeShort: 'Remove',
    sure: (label: string) =>
      `Remove ${label} from this authenticator? Its codes are gone for good; the account goes on asking for them.`,
    left: (seconds: number) => `${seconds} s`,
    list: 'Accounts',
    notKept: 'This browser keeps nothing: the accounts are gone when the page is closed.',
  },
  inbox: {
    intro: 'Mail that AWS sent to your account',
    refresh: 'Look again',
    empty: 'No mail. A budget alert would arrive here.',
    emptyNext: 'So would the confirmation of a subscription. Nothing ever leaves this machine.',
    failed: 'The mail could not be read. Look again in a moment.',
    confirm: 'Confirm subscription',
    confirmed: 'Confirmed.',
    refused: 'It was not confirmed:',
    list: 'Mail',
    to: (address: string) => `to ${address}`,
  },
}
