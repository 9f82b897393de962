import { type PolicyStatement, parsePolicy } from '@first-line/policy'
import type { RecordedDecision } from '../events/event.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Caller } from './caller.ts'

export interface MessageContext {
  world: string
  sessions: Pick<Sessions, 'seal' | 'unseal'>
  /** The text of a policy that decided, by its hash. */
  textOf: (hash: string) => string | undefined
}

interface Sealed {
  world: string
  account: string
  message: string
}

/** What DecodeAuthorizationMessage takes at most. */
const LONGEST = 10_240

/**
 * A denial as services that encode theirs tell it (`Encoded authorization failure message: …`); DecodeAuthorizationMessage
 * reads it in the same account.
 */
export function encodeAuthorizationMessage(caller: Caller, denied: RecordedDecision, context: MessageContext): string {
  const sealed = (statements: boolean): string => {
    const message = JSON.stringify(messageOf(caller, denied, statements ? context.textOf : () => undefined))
    return context.sessions.seal(JSON.stringify({ world: context.world, account: caller.account, message }))
  }
  const whole = sealed(true)
  return whole.length <= LONGEST ? whole : sealed(false)
}

/** The text behind a message; `undefined` for what is none of this account's. */
export function decodeAuthorizationMessage(
  encoded: string,
  { world, account, sessions }: { world: string; account: string; sessions: Pick<Sessions, 'unseal'> },
): string | undefined {
  const text = sessions.unseal(encoded)
  if (text === undefined) return undefined
  const sealed = JSON.parse(text) as Sealed
  return sealed.world === world && sealed.account === account ? sealed.message : undefined
}

const items = <T>(list: readonly T[]): { items: readonly T[] } => ({ items: list })
const values = (list: readonly string[]) => items(list.map((value) => ({ value })))

/** In the form of AWS's decoded messages. */
function messageOf(caller: Caller, denied: RecordedDecision, textOf: MessageContext['textOf']) {
  const { decision, action, resource, context } = denied
  const matched = decision.by.flatMap(({ policy, statement }) => {
    const text = policy.hash === undefined ? undefined : textOf(policy.hash)
    const parsed = text === undefined ? undefined : parsePolicy(text)
    const found = parsed?.ok ? parsed.document.statements[statement] : undefined
    return found ? [statementOf(found)] : []
  })
  return {
    allowed: false,
    explicitDeny: decision.effect === 'deny' && decision.explicit,
    matchedStatements: items(matched),
    failures: items([]),
    context: {
      principal: { id: caller.userId, arn: caller.arn },
      action,
      resource,
      conditions: items(
        Object.entries(context).map(([key, value]) => ({
          key,
          values: values(typeof value === 'string' ? [value] : value),
        })),
      ),
    },
  }
}

function statementOf(statement: PolicyStatement) {
  return {
    statementId: statement.sid ?? '',
    effect: statement.effect.toUpperCase(),
    principals: values((statement.principal ?? []).map(({ value }) => value)),
    principalGroups: items([]),
    actions: values(statement.action ?? statement.notAction ?? []),
    resources: values(statement.resource ?? statement.notResource ?? []),
    conditions: items(
      statement.conditions.map((condition) => ({ key: condition.key, value: values(condition.values) })),
    ),
  }
}
