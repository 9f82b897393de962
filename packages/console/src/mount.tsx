import { createRoot } from 'react-dom/client'
import { App, queries } from './app.tsx'
import { beginClick } from './aws/call-log.ts'
import { readAgain } from './aws/use-read.ts'
import './console.css'
import { followTheme } from './frame/theme.ts'
import { withConsent } from './pages/sign-in/consent.ts'
import { withLearner } from './pages/sign-in/learner.ts'
import { navigate, startRouter } from './router/location.ts'

export interface MountOptions {
  /** Makes the learner, and so the account, if there is none; called before the first sign-in. */
  ensureLearner(): Promise<void>
  /** Somebody has let `aws login` act as them. True where a terminal of this browser asked, and has heard of it here. */
  onConsent(given: { state: string; code: string; redirectUri: string }): boolean
  /** What is shown to be pasted where the CLI cannot be called back. */
  codeToPaste(given: { state: string; code: string }): string
}

export interface MountedConsole {
  /** Something changed the account, through the console or behind its back: what is shown of that service is read again. */
  accountChanged(service: string): void
  /** A path such as `/console/iam/users`. */
  open(path: string): void
}

/** Draws the console into an element of a page of its own. */
export function mountConsole(
  into: HTMLElement,
  { ensureLearner, onConsent, codeToPaste }: MountOptions,
): MountedConsole {
  withLearner(ensureLearner)
  withConsent({ onConsent, codeToPaste })
  followTheme()
  startRouter()
  for (const type of ['click', 'submit'] as const) addEventListener(type, beginClick, { capture: true })
  createRoot(into).render(<App />)
  const open = (path: string) => navigate(path.replace(/^\/console/, '') || '/')
  addEventListener('workshop:open-console', (event) => {
    const { detail } = event as CustomEvent<{ path?: string } | undefined>
    if (typeof detail?.path === 'string') open(detail.path)
  })
  return { open, accountChanged: (service) => readAgain(queries, service) }
}
