/** How something is known: seen in the account, or worked out by our own engine from what the account holds. */
export type Basis = 'observed' | 'computed'

/** Whatever a pass may rest on. */
export interface Founded {
  readonly basis: Basis
}
