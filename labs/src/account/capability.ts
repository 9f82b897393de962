/** What a target may have or lack. A reader asked for what is lacking throws, and the step is unverifiable there. */
export const capabilities = [
  'users',
  'groups',
  'roles',
  'policies',
  'can',
  'mfa',
  'keys',
  'account',
  'past',
  'root',
  'passwords',
  'console',
  'buckets',
  'instances',
  'topics',
  'budgets',
  'tables',
  'activity',
  'simulate',
  'billing',
  'inbox',
  'consoleSettings',
] as const
export type Capability = (typeof capabilities)[number]

/** Thrown by a reader asked for what its target lacks; the run answers `unverifiable`. */
export class NotOffered extends Error {
  /** `record`: what happened is not told yet. */
  readonly capability: Capability | 'record'
  constructor(capability: Capability | 'record') {
    super(`this target cannot show ${capability}`)
    this.name = 'NotOffered'
    this.capability = capability
  }
}
