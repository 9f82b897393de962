/** A jq program as a tree. */
import type { Json } from './values.ts'

export type Node =
  | { type: 'identity' | 'recurse' }
  | { type: 'literal'; value: Json }
  | { type: 'variable'; name: string; at: number }
  | { type: 'format'; name: string }
  | { type: 'string'; format: string; parts: (string | Node)[] }
  | { type: 'index'; target: Node; key: Node }
  | { type: 'slice'; target: Node; from?: Node; to?: Node }
  | { type: 'iterate'; target: Node }
  | { type: 'try'; body: Node; handler?: Node }
  | { type: 'array'; body?: Node }
  | { type: 'object'; entries: { key: Node; value: Node }[] }
  | { type: 'negate'; body: Node }
  | { type: 'pipe' | 'comma' | 'and' | 'or' | 'alternative'; left: Node; right: Node }
  | { type: 'operator'; operator: string; left: Node; right: Node }
  | { type: 'update'; operator: string; left: Node; right: Node }
  | { type: 'if'; condition: Node; then: Node; otherwise?: Node }
  | { type: 'reduce'; source: Node; pattern: Pattern; init: Node; update: Node }
  | { type: 'foreach'; source: Node; pattern: Pattern; init: Node; update: Node; extract?: Node }
  | { type: 'as'; source: Node; patterns: Pattern[]; body: Node }
  | { type: 'define'; definition: Definition; rest: Node }
  | { type: 'label'; name: string; body: Node }
  | { type: 'break'; name: string }
  | { type: 'call'; name: string; args: Node[]; at: number }

export interface Definition {
  name: string
  /** `$x` for a value, `f` for a filter. */
  parameters: string[]
  body: Node
}

export type Pattern =
  | { type: 'name'; name: string }
  | { type: 'array'; items: Pattern[] }
  | { type: 'object'; entries: { key: Node; name?: string; value?: Pattern }[] }
