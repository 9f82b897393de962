/** Links that programs write themselves (OSC 8): addresses of the web, and *Why?* behind a denial. */
import { WHY_LINK } from '@first-line/shell/machines'
import type { ILinkHandler } from '@xterm/xterm'
import { askConsentAt } from './terminal-login.ts'
import { showWhy } from './terminal-why.ts'

/** An address in what a program printed: of `aws login` it is asked here, any other opens in a tab of its own. */
export function openAddress(address: string): void {
  if (!askConsentAt(address)) window.open(address, '_blank', 'noopener,noreferrer')
}

export const linkHandler: ILinkHandler = {
  // What a link may do is decided below: nothing but these two.
  allowNonHttpProtocols: true,
  activate(_, address) {
    if (address.startsWith(WHY_LINK)) void showWhy(decodeURIComponent(address.slice(WHY_LINK.length)))
    else if (/^https?:\/\//.test(address)) openAddress(address)
  },
}
