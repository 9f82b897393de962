import type { PolicyReference } from '../types/decision.ts'
import type { PolicyDocument, PolicyKind } from '../types/document.ts'
import { CompiledStatement } from './compiled-statement.ts'

export type CompileOptions = PolicyReference

/** A policy made ready for deciding. Immutable to the outside; keep it and share it between requests. */
export interface CompiledPolicy {
  readonly kind: PolicyKind
  readonly reference: PolicyReference
  readonly document: PolicyDocument
  readonly statements: readonly CompiledStatement[]
  /** The statements whose Action or NotAction matches; `action` in lower case. */
  candidates(action: string): readonly CompiledStatement[]
}

/** Requests of one principal come in few actions; beyond this the memory is not worth it. */
const rememberedActions = 256

/**
 * Compiles a parsed policy for one place of attachment. `options` is carried into decisions as the policy's reference.
 * A document without `Version` is one of 2008-10-17: `${…}` is plain text in it.
 */
export function compilePolicy(document: PolicyDocument, options: CompileOptions): CompiledPolicy {
  return new Policy(document, { ...options })
}

class Policy implements CompiledPolicy {
  readonly kind: PolicyKind
  readonly reference: PolicyReference
  readonly document: PolicyDocument
  readonly statements: readonly CompiledStatement[]
  private readonly byService = new Map<string, CompiledStatement[]>()
  private readonly ofAnyService: CompiledStatement[] = []
  private readonly remembered = new Map<string, readonly CompiledStatement[]>()

  constructor(document: PolicyDocument, reference: PolicyReference) {
    const variables = document.version === '2012-10-17'
    this.kind = reference.kind
    this.reference = reference
    this.document = document
    this.statements = document.statements.map(
      (statement, index) => new CompiledStatement(statement, index, reference.kind, variables),
    )
    for (const statement of this.statements) if (!statement.empty) this.index(statement)
  }

  candidates(action: string): readonly CompiledStatement[] {
    const known = this.remembered.get(action)
    if (known) return known
    const service = action.slice(0, Math.max(action.indexOf(':'), 0))
    const found = [...(this.byService.get(service) ?? []), ...this.ofAnyService].filter((statement) =>
      statement.action.matches(action),
    )
    found.sort((one, other) => one.index - other.index)
    if (this.remembered.size >= rememberedActions) this.remembered.clear()
    this.remembered.set(action, found)
    return found
  }

  private index(statement: CompiledStatement): void {
    const services = statement.action.services()
    if (!services) this.ofAnyService.push(statement)
    for (const service of services ?? []) {
      const list = this.byService.get(service)
      if (list) list.push(statement)
      else this.byService.set(service, [statement])
    }
  }
}
