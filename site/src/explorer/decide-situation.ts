/** Decides a situation in the page, with the same engine as the practice account. Loaded when an explorer is looked at. */
import {
  type CompiledPolicy,
  compilePolicy,
  denialReason,
  type Explanation,
  explain,
  findingMessage,
  lowerCaseContext,
  type PolicyDocument,
  type PolicyKind,
  type PolicySet,
  parsePolicy,
  principalArn,
  validatePolicy,
} from '@first-line/policy'
import { principalOf } from './principal.ts'
import { type LayerName, layerNames, type PolicyText, type Situation } from './situation.ts'

export interface TextProblem {
  readonly line: number
  readonly text: string
  /** AWS would refuse the policy */
  readonly refuses: boolean
}

export interface Decided {
  readonly explanation: Explanation
  /** what AWS’s error message says; absent when it is allowed */
  readonly message: string | undefined
  /** lines of a policy that decided, by {@link policyKey} */
  readonly marks: ReadonlyMap<string, Marks>
}

export interface Marks {
  readonly lines: ReadonlySet<number>
  /** those of the clause that decided */
  readonly strong: ReadonlySet<number>
}

/** Names a policy of the situation: its layer, and its place in it. */
export function policyKey(layer: LayerName, at: number): string {
  return `${layer}/${at}`
}

/** What is to be said about a policy’s text while it is typed. */
export function problemsOf(layer: LayerName, text: string): TextProblem[] {
  return validatePolicy(text, { kind: layer })
    .filter(({ severity }) => severity !== 'suggestion')
    .map((finding) => ({
      line: finding.range.start.line,
      text: findingMessage(finding),
      refuses: finding.severity === 'error',
    }))
}

/** Undefined when nobody asks: the principal names no one. Policies that cannot be read are left out. */
export function decideSituation(of: Situation): Decided | undefined {
  const principal = principalOf(of.principal)
  if (!principal) return undefined
  const documents = new Map<string, PolicyDocument>()
  const policies = (layer: LayerName): CompiledPolicy[] | undefined =>
    of.layers[layer]?.flatMap((policy, at) => compiled(layer, policy, at, documents))
  const context: Record<string, string | string[]> = {}
  for (const [key, value] of of.context) {
    if (key.trim() === '') continue
    const known = context[key.trim()]
    context[key.trim()] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]
  }
  const [resource, boundary, endpoint] = [policies('resource'), policies('boundary'), policies('vpc-endpoint')]
  const [scps, rcps, session] = [policies('scp'), policies('rcp'), policies('session')]
  const set: PolicySet = {
    identity: policies('identity') ?? [],
    ...(resource?.[0] && { resource: resource[0] }),
    ...(boundary?.[0] && { boundary: boundary[0] }),
    ...(endpoint?.[0] && { vpcEndpoint: endpoint[0] }),
    ...(session && { session }),
    ...(scps && { scps: [scps] }),
    ...(rcps && { rcps: [rcps] }),
  }
  const request = {
    principal,
    action: of.action.trim(),
    resource: of.resource.trim() || '*',
    ...(of.resourceAccount && { resourceAccount: of.resourceAccount }),
    context: lowerCaseContext(context),
  }
  const explanation = explain(request, set)
  const reason = denialReason(explanation.decision, request.action)
  return {
    explanation,
    message:
      explanation.decision.effect === 'allow'
        ? undefined
        : `User: ${principalArn(principal) ?? 'anonymous'} is not authorized to perform: ${request.action}${request.resource === '*' ? '' : ` on resource: "${request.resource}"`} ${reason}`.trim(),
    marks: marksOf(explanation, documents),
  }
}

function compiled(
  layer: LayerName,
  policy: PolicyText,
  at: number,
  documents: Map<string, PolicyDocument>,
): CompiledPolicy[] {
  const parsed = parsePolicy(policy.text)
  if (!parsed.ok) return []
  const key = policyKey(layer, at)
  documents.set(key, parsed.document)
  const kind: PolicyKind = layer
  // The hash carries the key through the explanation: two policies may have the same name.
  return [compilePolicy(parsed.document, { kind, name: policy.name || key, hash: key })]
}

/** The statements that decided, and in each what decided: of an Allow that does not reach, the clause that does not. */
function marksOf(
  { decision, layers }: Explanation,
  documents: ReadonlyMap<string, PolicyDocument>,
): Map<string, Marks> {
  const marks = new Map<string, Marks>()
  const layer = decision.effect === 'deny' && !decision.explicit ? decision.layer : undefined
  if (!layerNames.some((name) => name === decision.layer)) return marks
  for (const { policy, statement } of decision.by) {
    const found = documents.get(policy.hash ?? '')?.statements[statement]
    if (!found || policy.hash === undefined) continue
    const known = marks.get(policy.hash) ?? { lines: new Set<number>(), strong: new Set<number>() }
    const strong = found.elements.Effect
    marks.set(policy.hash, {
      lines: new Set([...known.lines, ...linesOf(found.range)]),
      strong: new Set([...known.strong, ...(strong ? linesOf(strong) : [])]),
    })
  }
  if (layer === undefined) return marks
  for (const { levels } of layers.filter((one) => one.layer === layer)) {
    for (const { policy, statements } of levels.flatMap(({ policies }) => policies)) {
      const document = documents.get(policy.hash ?? '')
      if (!document || policy.hash === undefined) continue
      const strong = new Set<number>()
      for (const { statement, effect, clauses } of statements) {
        const missed = clauses.find(({ matched }) => !matched)
        if (effect !== 'Allow' || !missed) continue
        const range =
          missed.element === 'Condition' ? missed.range : document.statements[statement]?.elements[missed.element]
        if (range) for (const line of linesOf(range)) strong.add(line)
      }
      marks.set(policy.hash, { lines: strong, strong: new Set() })
    }
  }
  return marks
}

function linesOf({ start, end }: { start: { line: number }; end: { line: number } }): number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at)
}
