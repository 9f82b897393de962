import type { AccessRequest, Principal } from '../types/request.ts'
import { accountOfArn, deriveKey } from './derived-context.ts'

/** A request as the compiled clauses read it. Made once for each decision. */
export class RequestFacts {
  readonly request: AccessRequest
  readonly principal: Principal
  /** In lower case. */
  readonly action: string
  readonly resource: string
  readonly principalAccount: string | undefined
  readonly resourceAccount: string | undefined
  /** A NotPrincipal with Deny cannot spare a principal that has a boundary. */
  readonly hasBoundary: boolean

  constructor(request: AccessRequest, hasBoundary: boolean) {
    const { principal } = request
    this.request = request
    this.principal = principal
    this.action = request.action.toLowerCase()
    this.resource = request.resource
    this.principalAccount = 'accountId' in principal ? principal.accountId : undefined
    this.resourceAccount = request.resourceAccount ?? accountOfArn(request.resource) ?? this.principalAccount
    this.hasBoundary = hasBoundary
  }

  /** A context key's value; `key` in lower case. An empty list is no value. */
  lookup(key: string): string | readonly string[] | undefined {
    const { context } = this.request
    const value = Object.hasOwn(context, key) ? context[key] : deriveKey(key, this.request)
    return typeof value === 'object' && value.length === 0 ? undefined : value
  }

  get crossAccount(): boolean {
    return this.principalAccount !== undefined && this.principalAccount !== this.resourceAccount
  }
}
