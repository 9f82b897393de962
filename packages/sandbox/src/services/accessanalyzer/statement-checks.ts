/** What Access Analyzer remarks on in a statement beyond what the engine finds (IAM User Guide, *IAM policy validation check reference*). */
import type { PolicyDocument, Range } from '@first-line/policy'
import { matchesWildcards } from '../../wildcards.ts'
import type { Told } from './finding-codes.ts'

type Statement = PolicyDocument['statements'][number]

export interface Remark {
  told: Told
  statement: number
  range: Range
}

type Check = (statement: Statement) => readonly { told: Told; range: Range }[]

const told = (type: Told['type'], code: string, words: string): Told => ({ code, type, details: () => words })

/** Both are granted by much that does not name them. */
const GRANTED = [
  {
    action: 'iam:PassRole',
    narrowedBy: 'iam:passedtoservice',
    type: 'SECURITY_WARNING',
    code: 'PASS_ROLE',
    can: 'can be overly permissive',
    because: ' because it can allow iam:PassRole permissions on multiple resources',
    narrow: ' or add the iam:PassedToService condition key to your statement',
  },
  {
    action: 'iam:CreateServiceLinkedRole',
    narrowedBy: 'iam:awsservicename',
    type: 'WARNING',
    code: 'CREATE_SLR',
    can: 'can allow creation of unintended service-linked roles',
    because: ' because it can allow iam:CreateServiceLinkedRole permissions on multiple resources',
    narrow: '',
  },
] as const

const grants: Check = ({ effect, action, notAction, resource, notResource, conditions, elements, range }) => {
  if (effect !== 'Allow') return []
  return GRANTED.flatMap(({ action: granted, narrowedBy, type, code, can, because, narrow }) => {
    if (conditions.some(({ key }) => key.toLowerCase() === narrowedBy)) return []
    const lower = granted.toLowerCase()
    const named = action?.some((one) => one.toLowerCase() === lower) === true
    const starred = action?.some((one) => one.includes('*') && covers(one, lower)) === true
    const excepted = notAction !== undefined && !notAction.some((one) => covers(one, lower))
    if (!named && !starred && !excepted) return []
    const specify = `We recommend that you specify resource ARNs${narrow}.`
    const instead = 'We recommend that you specify resource ARNs instead.'
    const pass = code === 'PASS_ROLE'
    const remark = (suffix: string, words: string, element: Range | undefined) => [
      { told: told(type, `${code}_WITH_${suffix}`, words), range: element ?? range },
    ]
    if (notResource) {
      const at = elements.NotResource
      if (excepted)
        return remark(
          'NOT_ACTION_AND_NOT_RESOURCE',
          pass
            ? `Using NotAction with NotResource ${can}${because}.. ${instead}`
            : `Using NotAction with NotResource ${can} because it allows ${granted} permissions on multiple resources. ${instead}`,
          at,
        )
      return named
        ? remark(
            'NOT_RESOURCE',
            pass
              ? `Using the ${granted} action with NotResource ${can}${because}. ${instead}`
              : `Using the ${granted} action with NotResource ${can} for multiple resources. ${instead}`,
            at,
          )
        : remark(
            'STAR_IN_ACTION_AND_NOT_RESOURCE',
            `Using an action with a wildcard${pass ? ' ' : ''}(*) and NotResource ${can}${because}. ${instead}`,
            at,
          )
    }
    if (!resource?.some(anyRole)) return []
    const at = elements.Resource
    const onAll = `it allows ${granted} permissions on all resources`
    if (excepted)
      return remark(
        'STAR_IN_RESOURCE_AND_NOT_ACTION',
        `Using a resource with wildcards (*) and NotAction ${can} because ${onAll}. ${pass ? specify : instead}`,
        at,
      )
    return named
      ? remark(
          'STAR_IN_RESOURCE',
          pass
            ? `Using the ${granted} action with wildcards (*) in the resource ${can} because it allows ${granted} permissions on multiple resources. ${specify}`
            : `Using the ${granted} action with wildcards (*) in the resource ${can}. ${instead}`,
          at,
        )
      : remark(
          'STAR_IN_ACTION_AND_RESOURCE',
          `Using wildcards (*) in the action and the resource ${can} because ${onAll}. ${pass ? specify : instead}`,
          at,
        )
  })
}

const covers = (pattern: string, action: string): boolean => matchesWildcards(pattern.toLowerCase(), action)

/** `*`, or every role of an account. */
const anyRole = (resource: string): boolean => resource === '*' || /^arn:[^:]*:iam::[^:]*:(?:role\/)?\*$/.test(resource)

const emptySid: Check = ({ sid, elements, range }) =>
  sid === ''
    ? [
        {
          told: told('SUGGESTION', 'EMPTY_SID_VALUE', 'Add a value to the empty string in the Sid element.'),
          range: elements.Sid ?? range,
        },
      ]
    : []

const PRIVATE = /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/

const conditions: Check = ({ conditions: found, elements }) => {
  if (elements.Condition && found.length === 0)
    return [
      {
        told: told(
          'SUGGESTION',
          'EMPTY_OBJECT_CONDITION',
          'This condition block is empty and it does not affect the policy. Specify conditions.',
        ),
        range: elements.Condition,
      },
    ]
  return found.flatMap(({ operator, key, values, range }) => {
    const remark = (...args: Parameters<typeof told>) => [{ told: told(...args), range }]
    if (/^ForA(?:ll|ny)Values?:Null$/i.test(operator))
      return remark(
        'SUGGESTION',
        'NULL_WITH_QUALIFIER',
        'Avoid using the Null condition operator with the ForAllValues or ForAnyValue qualifiers because they always return a true or false respectively.',
      )
    if (values.length === 0) return [{ told: emptyValues(operator), range }]
    if (key.toLowerCase() !== 'aws:sourceip' || !values.every((value) => PRIVATE.test(value))) return []
    return /^NotIpAddress/i.test(operator)
      ? remark(
          'ERROR',
          'PRIVATE_NOT_IP_ADDRESS',
          'The values for condition key aws:SourceIp include only private IP addresses and has no effect. aws:SourceIp works only for public IP address ranges. Update the value to include only public IP addresses.',
        )
      : remark(
          'ERROR',
          'PRIVATE_IP_ADDRESS',
          'aws:SourceIp works only for public IP address ranges. The values for condition key aws:SourceIp include only private IP addresses and will not have the desired effect. Update the value to include only public IP addresses.',
        )
  })
}

function emptyValues(operator: string): Told {
  const askNull =
    'matches only if the key is missing from the request context. To determine if the request context is empty, we recommend that you use the Null condition operator with the value of true instead.'
  if (/^ForAllValues:/i.test(operator))
    return told(
      'SUGGESTION',
      'EMPTY_ARRAY_CONDITION_FORALLVALUES',
      `The ForAllValues prefix with an empty condition key ${askNull}`,
    )
  if (/^ForAnyValue:/i.test(operator))
    return told(
      'SUGGESTION',
      'EMPTY_ARRAY_CONDITION_FORANYVALUE',
      'The ForAnyValue prefix with an empty condition key never matches the request context and it does not affect the policy. Specify conditions.',
    )
  if (/IfExists$/i.test(operator))
    return told(
      'SUGGESTION',
      'EMPTY_ARRAY_CONDITION_IFEXISTS',
      `The IfExists suffix with an empty condition key ${askNull}`,
    )
  return told(
    'SUGGESTION',
    'EMPTY_ARRAY_CONDITION',
    'There are no values for the condition key and it does not affect the policy. Specify conditions.',
  )
}

const VARIABLES: readonly (readonly [flaw: RegExp, told: Told])[] = [
  [
    /\$\{\}/,
    told(
      'ERROR',
      'EMPTY_VARIABLE',
      'Empty policy variable. Remove the variable structure or provide a variable within the structure.',
    ),
  ],
  [
    /\$\{[^}]*$/,
    told(
      'ERROR',
      'MISSING_BRACE_IN_VARIABLE',
      'The policy variable is missing a closing curly brace. Add } after the variable text.',
    ),
  ],
  [
    /\$\{[^},]*\s[^},]*[},]/,
    told(
      'ERROR',
      'UNSUPPORTED_SPACE_IN_VARIABLE',
      'A space is not supported within the policy variable text. Remove the space.',
    ),
  ],
]

const variables: Check = ({
  action = [],
  notAction = [],
  resource,
  notResource,
  conditions: found,
  elements,
  range,
}) => {
  const flaws = (texts: readonly string[], at: Range) =>
    texts.flatMap((text) => VARIABLES.filter(([flaw]) => flaw.test(text)).map(([, one]) => ({ told: one, range: at })))
  const misplaced = [...action, ...notAction].some((text) => text.includes('${'))
  return [
    ...(misplaced
      ? [
          {
            told: told(
              'ERROR',
              'VARIABLE_UNSUPPORTED_IN_ELEMENT',
              'Policy variables are supported in the Resource and Condition elements. Remove the policy variable from this element.',
            ),
            range: elements.Action ?? elements.NotAction ?? range,
          },
        ]
      : []),
    ...flaws(resource ?? [], elements.Resource ?? range),
    ...flaws(notResource ?? [], elements.NotResource ?? range),
    ...found.flatMap(({ values, range: at }) => flaws(values, at)),
  ]
}

const CHECKS: readonly Check[] = [emptySid, grants, conditions, variables]

export const remarksOf = ({ statements }: PolicyDocument): Remark[] =>
  statements.flatMap((statement, index) =>
    CHECKS.flatMap((check) => check(statement).map((remark) => ({ ...remark, statement: index }))),
  )
