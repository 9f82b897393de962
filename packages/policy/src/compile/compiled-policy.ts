import type { PolicyReference } from '../types/decision.ts'
import type { PolicyDocument, PolicyKind } from '../types/document.ts'
import type { CompiledStatement } from './compiled-statement.ts'

export type CompileOptions = Omit<PolicyReference, 'kind'> & { kind: PolicyKind }

/** A policy made ready for deciding. Immutable to the outside; keep and share it between requests. */
export interface CompiledPolicy {
  readonly kind: PolicyKind
  readonly reference: PolicyReference
  readonly document: PolicyDocument
  readonly statements: readonly CompiledStatement[]
  /** The statements whose Action or NotAction matches; `action` in lower case. */
  candidates(action: string): readonly CompiledStatement[]
}
