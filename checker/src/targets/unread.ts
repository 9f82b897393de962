/** Decisions that hang on something that was not read: of these nobody can say how AWS would decide. */
import type { Foreseen } from '@first-line/sandbox'

type Explained = Extract<Foreseen, { kind: 'decided' }>['explanation'][number]

/** Keys about the thing that is asked for, in lower case, that localstack-holdings.ts does not read. */
function isUnread(key: string, { action, resource }: Explained): boolean {
  const ofTag = key.startsWith('aws:resourcetag/')
  switch (action.slice(0, action.indexOf(':'))) {
    case 'ec2':
      return key.startsWith('ec2:') && !key.startsWith('ec2:resourcetag/')
    case 'iam':
    case 'sts':
      return ofTag && !/:(user|role)\//.test(resource)
    default:
      return ofTag || key.startsWith('s3:existingobjecttag/')
  }
}

/** A statement that is about this request in all but a condition on such a key. */
function hangsOnUnread(explained: Explained): boolean {
  const { decision, layers } = explained.explanation
  if (decision.effect === 'deny' && decision.explicit) return false
  return layers
    .flatMap(({ levels }) => levels.flatMap(({ policies }) => policies.flatMap(({ statements }) => statements)))
    .filter(({ clauses }) => clauses.every(({ element, matched }) => matched || element === 'Condition'))
    .some(({ clauses }) =>
      clauses.some(
        (clause) =>
          clause.element === 'Condition' &&
          clause.actual === undefined &&
          isUnread(clause.conditionKey.toLowerCase(), explained),
      ),
    )
}

/** The same, unless nobody can say. */
export const asFarAsRead = (foreseen: Foreseen | undefined): Foreseen | undefined =>
  foreseen?.kind === 'decided' && foreseen.explanation.some(hangsOnUnread) ? undefined : foreseen
