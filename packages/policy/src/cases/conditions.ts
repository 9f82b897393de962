// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { decide, type RequestContext } from '../index.ts'
import { type Case, compiled } from './case.ts'
import { people } from './people.ts'

type Values = string | boolean | number | readonly (string | boolean | number)[]
type Row = readonly [operator: string, key: string, values: Values, context: RequestContext, holds: boolean]

const ctx = (value: string | readonly string[]): RequestContext => ({ 'app:key': value })
const absent: RequestContext = {}
const k = 'app:key'

const rows: readonly Row[] = [
  // Text.
  ['StringEquals', k, 'a', ctx('a'), true],
  ['StringEquals', k, 'a', ctx('A'), false],
  ['StringEquals', k, ['a', 'b'], ctx('b'), true],
  ['StringEquals', k, 'a*', ctx('ab'), false],
  ['StringEquals', k, 'a*', ctx('a*'), true],
  ['StringEquals', 'APP:Key', 'a', ctx('a'), true],
  ['StringEquals', k, 'a', absent, false],
  ['StringEquals', k, [], ctx('a'), false],
  ['StringEquals', k, 1, ctx('1'), true],
  ['StringNotEquals', k, 'a', ctx('b'), true],
  ['StringNotEquals', k, ['a', 'b'], ctx('b'), false],
  ['StringNotEquals', k, ['a', 'b'], ctx('c'), true],
  ['StringNotEquals', k, 'a', absent, true],
  ['StringEqualsIgnoreCase', k, 'aB', ctx('Ab'), true],
  ['StringEqualsIgnoreCase', k, 'aB', ctx('Abc'), false],
  ['StringNotEqualsIgnoreCase', k, 'aB', ctx('Ab'), false],
  ['StringNotEqualsIgnoreCase', k, 'aB', absent, true],
  ['StringLike', k, 'a*c', ctx('abc'), true],
  ['StringLike', k, 'a*c', ctx('ac'), true],
  ['StringLike', k, 'a?c', ctx('ac'), false],
  ['StringLike', k, 'a?c', ctx('abc'), true],
  ['StringLike', k, 'A*', ctx('abc'), false],
  ['StringLike', k, '*a*b*', ctx('xaybz'), true],
  ['StringLike', k, '*a*b*', ctx('xbya'), false],
  ['StringLike', k, '', ctx(''), true],
  ['StringNotLike', k, 'a*', ctx('abc'), false],
  ['StringNotLike', k, ['x*', 'y*'], ctx('abc'), true],
  ['StringNotLike', k, 'a*', absent, true],
  // Numbers.
  ['NumericEquals', k, '10', ctx('10.0'), true],
  ['NumericEquals', k, 10, ctx('10'), true],
  ['NumericEquals', k, '1e1', ctx('10'), true],
  ['NumericEquals', k, '10', ctx('ten'), false],
  ['NumericNotEquals', k, '10', ctx('11'), true],
  ['NumericNotEquals', k, '10', ctx('10'), false],
  ['NumericLessThan', k, '10', ctx('9'), true],
  ['NumericLessThan', k, '10', ctx('10'), false],
  ['NumericLessThanEquals', k, '10', ctx('10'), true],
  ['NumericLessThanEquals', k, '10', ctx('11'), false],
  ['NumericGreaterThan', k, '10', ctx('11'), true],
  ['NumericGreaterThan', k, '10', ctx('10'), false],
  ['NumericGreaterThanEquals', k, '10', ctx('10'), true],
  ['NumericGreaterThanEquals', k, '10', ctx('9'), false],
  ['NumericLessThan', k, '3600', absent, false],
  ['NumericLessThanIfExists', k, '3600', absent, true],
  // Dates: ISO and epoch seconds, on either side.
  ['DateEquals', k, '2026-01-31T00:00:00Z', ctx('2026-01-31T00:00:00Z'), true],
  ['DateEquals', k, '2026-01-31', ctx('1769817600'), true],
  ['DateEquals', k, '1769817600', ctx('2026-01-31T01:00:00+01:00'), true],
  ['DateEquals', k, '2026-01-31T00:00:00.5Z', ctx('2026-01-31T00:00:00Z'), false],
  ['DateNotEquals', k, '2026-01-31', ctx('2026-02-01'), true],
  ['DateNotEquals', k, '2026-01-31', ctx('2026-01-31T00:00:00Z'), false],
  ['DateLessThan', k, '2026-02', ctx('2026-01-31T23:59:59Z'), true],
  ['DateLessThan', k, '2026-02', ctx('2026-02-01T00:00:00Z'), false],
  ['DateLessThanEquals', k, '2026-02', ctx('2026-02-01T00:00:00Z'), true],
  ['DateGreaterThan', k, '2026-02-01T00:00:00Z', ctx('2026-02-01T00:00:01Z'), true],
  ['DateGreaterThan', k, '2026-02-01T00:00:00Z', ctx('2026-02-01T00:00:00Z'), false],
  ['DateGreaterThanEquals', k, '2026-02-01T00:00:00Z', ctx('2026-02-01T00:00:00Z'), true],
  ['DateGreaterThan', k, '2026-02-01T00:00:00Z', ctx('soon'), false],
  // Booleans, bytes.
  ['Bool', k, 'true', ctx('true'), true],
  ['Bool', k, true, ctx('true'), true],
  ['Bool', k, 'True', ctx('true'), true],
  ['Bool', k, 'false', ctx('true'), false],
  ['Bool', k, 'false', absent, false],
  ['BoolIfExists', k, 'false', absent, true],
  ['BoolIfExists', k, 'false', ctx('true'), false],
  ['Bool', k, 'yes', ctx('yes'), false],
  ['BinaryEquals', k, 'QmluYXJ5', ctx('QmluYXJ5'), true],
  ['BinaryEquals', k, 'QmluYXJ5', ctx('qmluYXJ5'), false],
  ['BinaryEquals', k, 'no base64', ctx('no base64'), false],
  // Addresses.
  ['IpAddress', k, '203.0.113.0/24', ctx('203.0.113.77'), true],
  ['IpAddress', k, '203.0.113.0/24', ctx('203.0.114.1'), false],
  ['IpAddress', k, '203.0.113.128/25', ctx('203.0.113.127'), false],
  ['IpAddress', k, '203.0.113.7', ctx('203.0.113.7'), true],
  ['IpAddress', k, '0.0.0.0/0', ctx('198.51.100.1'), true],
  ['IpAddress', k, '0.0.0.0/0', ctx('2001:db8::1'), false],
  ['IpAddress', k, '2001:db8:1234:5678::/64', ctx('2001:db8:1234:5678:1::9'), true],
  ['IpAddress', k, '2001:db8:1234:5678::/64', ctx('2001:db8:1234:5679::1'), false],
  ['IpAddress', k, '2001:DB8::1', ctx('2001:db8:0:0:0:0:0:1'), true],
  ['IpAddress', k, '::/0', ctx('::1'), true],
  ['IpAddress', k, '203.0.113.0/33', ctx('203.0.113.1'), false],
  ['IpAddress', k, '203.0.113.0/24', ctx('unknown'), false],
  ['NotIpAddress', k, '203.0.113.0/24', ctx('203.0.114.1'), true],
  ['NotIpAddress', k, ['203.0.113.0/24', '198.51.100.0/24'], ctx('198.51.100.9'), false],
  ['NotIpAddress', k, '203.0.113.0/24', absent, true],
  ['NotIpAddressIfExists', k, '203.0.113.0/24', absent, true],
  // ARNs, part by part.
  ['ArnEquals', k, 'arn:aws:iam::111122223333:user/*', ctx('arn:aws:iam::111122223333:user/bob'), true],
  ['ArnLike', k, 'arn:aws:sns:*:111122223333:t', ctx('arn:aws:sns:eu-west-1:111122223333:t'), true],
  ['ArnLike', k, 'arn:aws:sns:*:t', ctx('arn:aws:sns:eu-west-1:111122223333:t'), false],
  ['ArnLike', k, 'arn:aws:s3:::a*', ctx('arn:aws:s3:::a:b:c'), true],
  ['ArnLike', k, 'arn:aws:s3:::A', ctx('arn:aws:s3:::a'), false],
  ['ArnLike', k, 'arn:aws:iam::*:role/r?', ctx('arn:aws:iam::111122223333:role/r1'), true],
  ['ArnLike', k, 'arn:aws:s3:::a', ctx('not an arn'), false],
  ['ArnNotEquals', k, 'arn:aws:s3:::a*', ctx('arn:aws:s3:::ab'), false],
  ['ArnNotLike', k, 'arn:aws:s3:::a*', ctx('arn:aws:s3:::b'), true],
  ['ArnNotLike', k, 'arn:aws:s3:::a*', absent, true],
  // Presence.
  ['Null', k, 'true', absent, true],
  ['Null', k, 'true', ctx('a'), false],
  ['Null', k, 'false', ctx('a'), true],
  ['Null', k, false, absent, false],
  ['Null', k, 'true', ctx([]), true],
  ['StringEqualsIfExists', k, 'a', absent, true],
  ['StringEqualsIfExists', k, 'a', ctx('b'), false],
  // Several values.
  ['ForAnyValue:StringEquals', k, ['a', 'b'], ctx(['x', 'b']), true],
  ['ForAnyValue:StringEquals', k, ['a', 'b'], ctx(['x', 'y']), false],
  ['ForAnyValue:StringEquals', k, 'a', absent, false],
  ['ForAnyValue:StringEquals', k, 'a', ctx('a'), true],
  ['ForAnyValue:StringNotEquals', k, ['a', 'b'], ctx(['a', 'c']), true],
  ['ForAnyValue:StringNotEquals', k, ['a', 'b'], ctx(['a', 'b']), false],
  ['ForAnyValue:StringNotEquals', k, 'a', absent, false],
  ['ForAnyValue:StringLike', k, 'a*', ctx(['x', 'ab']), true],
  ['ForAllValues:StringEquals', k, ['a', 'b'], ctx(['a']), true],
  ['ForAllValues:StringEquals', k, ['a', 'b'], ctx(['a', 'c']), false],
  ['ForAllValues:StringEquals', k, ['a', 'b'], absent, true],
  ['ForAllValues:StringEquals', k, ['a', 'b'], ctx([]), true],
  ['ForAllValues:StringEquals', k, ['a', 'b'], ctx(''), true],
  ['ForAllValues:StringNotEquals', k, ['a', 'b'], ctx(['c', 'd']), true],
  ['ForAllValues:StringNotEquals', k, ['a', 'b'], ctx(['c', 'a']), false],
  ['ForAllValues:StringLike', k, 'a*', ctx(['ab', 'ac']), true],
  // A key with several values needs a set operator.
  ['StringEquals', k, 'a', ctx(['a']), true],
  ['StringEquals', k, 'a', ctx(['a', 'b']), false],
  ['StringNotEquals', k, 'c', ctx(['a', 'b']), false],
  // Variables.
  ['StringEquals', k, '${aws:username}', ctx('bob'), true],
  ['StringEquals', k, '${AWS:UserName}', ctx('bob'), true],
  ['StringEquals', k, '${aws:PrincipalTag/team}', ctx('Blue'), true],
  ['StringEquals', k, '${aws:TokenIssueTime}', ctx(''), false],
  ['StringNotEquals', k, '${aws:TokenIssueTime}', ctx('a'), true],
  ['StringEquals', k, "${aws:PrincipalTag/x, 'none'}", ctx('none'), true],
  ['StringEquals', k, "${aws:username,'none'}", ctx('bob'), true],
  ['StringEquals', k, '${*}', ctx('*'), true],
  ['StringLike', k, 'a${*}', ctx('a*'), true],
  ['StringLike', k, 'a${*}', ctx('ab'), false],
  ['StringLike', k, 'a${?}', ctx('ab'), false],
  ['StringEquals', k, '${$}{aws:username}', ctx('${aws:username}'), true],
  ['StringLike', k, '${app:other}', { 'app:key': 'xyz', 'app:other': '*' }, false],
  ['StringEquals', k, '${app:other}', { 'app:key': 'x', 'app:other': ['x'] }, false],
  ['ArnLike', k, 'arn:aws:iam::${aws:PrincipalAccount}:role/*', ctx('arn:aws:iam::111122223333:role/r'), true],
  ['NumericEquals', k, '${app:other}', { 'app:key': '1', 'app:other': '1' }, false],
  // Keys that follow from the caller.
  ['ArnEquals', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:user/dev/bob', absent, true],
  ['StringEquals', 'aws:PrincipalAccount', '111122223333', absent, true],
  ['StringEquals', 'aws:PrincipalType', 'User', absent, true],
  ['StringEquals', 'aws:userid', 'AIDABOB000000000000A', absent, true],
  ['StringEquals', 'aws:PrincipalTag/TEAM', 'Blue', absent, true],
  ['Bool', 'aws:PrincipalIsAWSService', 'false', absent, true],
  ['StringEquals', 'aws:username', 'eve', { 'aws:username': 'eve' }, true],
  ['StringEquals', 'constructor', 'x', absent, false],
  // Not an operator: the statement says nothing.
  ['StringLooksLike', k, 'a', ctx('a'), false],
  ['NullIfExists', k, 'true', absent, false],
]

const holds = (operator: string, key: string, values: Values, context: RequestContext, version?: string): boolean => {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [key]: values } } }
  const identity = [compiled(statement, 'identity', {}, version)]
  const request = { principal: people.bob, action: 'app:Do', resource: '*', context }
  return decide(request, { identity }).effect === 'allow'
}

export const conditionCases: readonly Case[] = [
  ...rows.map(([operator, key, values, context, expected]) => ({
    name: `${operator} ${key} ${JSON.stringify(values)} for ${JSON.stringify(context)}`,
    actual: () => holds(operator, key, values, context),
    expected,
  })),
  {
    name: 'version 2008-10-17 replaces no variables',
    actual: () => [
      holds('StringEquals', k, '${aws:username}', ctx('bob'), '2008-10-17'),
      holds('StringEquals', k, '${aws:username}', ctx('${aws:username}'), '2008-10-17'),
    ],
    expected: [false, true],
  },
]
