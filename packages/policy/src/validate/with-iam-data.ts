import { appendGlob } from '../compile/glob.ts'
import { anyRunInPath, globsOverlap } from '../compile/glob-overlap.ts'
import type { ActionInfo, IamData } from '../iam-data/types.ts'
import { listedActions, rangeOf, type StatementCheck, type Subject } from './check.ts'
import { splitArn } from './split-arn.ts'

/** Names checked against what AWS publishes. It never says that a policy is refused: AWS stores what it does not know. */
export const checkAgainstIamData: StatementCheck = (subject, findings) => {
  const { statement, index, options } = subject
  const { data } = options
  if (!data) return
  const actionElement = statement.action ? 'Action' : 'NotAction'
  for (const pattern of listedActions(statement)) {
    const [service = '', name] = pattern.split(':')
    if (name === undefined || /[*?]/.test(service)) continue
    const range = rangeOf(statement, actionElement)
    if (data.serviceName(service) === undefined)
      findings.add('unknown-service', range, { action: pattern, service }, index)
    else if (data.expandActions(pattern).length === 0) {
      findings.add(/[*?]/.test(name) ? 'action-matches-nothing' : 'unknown-action', range, { action: pattern }, index)
    }
  }
  for (const { key, range } of statement.conditions) {
    // Keys of identity providers are named after their hosts, which nobody lists.
    const known = data.conditionKey(key) !== undefined || /^[^:]*\.[^:]*:/.test(key)
    if (!known) findings.add('unknown-condition-key', range, { key }, index)
  }
  checkResourceTypes(subject, data, findings)
}

/** Actions written out, of which no listed resource can be the object. */
function checkResourceTypes(
  { statement, index }: Subject,
  data: IamData,
  findings: Parameters<StatementCheck>[1],
): void {
  const { action = [], resource = [] } = statement
  if (resource.length === 0) return
  const range = rangeOf(statement, 'Resource')
  let narrowable: string | undefined
  for (const pattern of action) {
    const info = data.action(pattern)
    if (!info) continue
    if (resource.includes('*')) {
      if (info.resourceTypes.length > 0) narrowable ??= `${info.service}:${info.name}`
      continue
    }
    if (resource.some((one) => fitsAction(one, info, data))) continue
    const types = info.resourceTypes.map(({ name }) => name).join(', ')
    findings.add('resource-type-not-for-action', range, { action: pattern, types: types === '' ? '*' : types }, index)
  }
  const narrow = narrowable !== undefined && statement.effect === 'Allow' && statement.conditions.length === 0
  if (narrow) findings.add('wildcard-resource', range, { action: narrowable ?? '' }, index)
}

function fitsAction(resource: string, info: ActionInfo, data: IamData): boolean {
  return info.resourceTypes.some(({ name }) => {
    const arn = data.resourceType(info.service, name)?.arn
    return arn === undefined || arn === '' || mayBeOfType(resource, arn)
  })
}

/** Whether an ARN pattern of a policy and an ARN template of the reference have an ARN in common. */
function mayBeOfType(resource: string, template: string): boolean {
  const [ours, theirs] = [splitArn(resource), splitArn(template)]
  // A star that may run over colons leaves no parts to compare one by one; fields that are missing are all there are.
  if (ours.length < 6) return globsOverlap(globOf(`${resource}*`), globOf(template))
  const rest = (parts: readonly string[]): string => parts.slice(5).join(':')
  return (
    theirs.slice(0, 5).every((part, index) => globsOverlap(globOf(ours[index] ?? ''), globOf(part))) &&
    globsOverlap(globOf(rest(ours)), globOf(rest(theirs)))
  )
}

function globOf(text: string): number[] {
  const glob: number[] = []
  for (const [piece, name] of text.matchAll(/\$\{([^}]*)\}|[^$]+|\$/g)) {
    // Without this an object's ARN would read as that of a bucket with a long name.
    if (name === 'BucketName') glob.push(anyRunInPath)
    else appendGlob(glob, name === undefined ? piece : '*', false)
  }
  return glob
}
