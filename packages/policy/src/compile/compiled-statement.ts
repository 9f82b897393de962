import type { PolicyStatement } from '../types/document.ts'

export interface CompiledStatement {
  readonly index: number
  readonly source: PolicyStatement
}
