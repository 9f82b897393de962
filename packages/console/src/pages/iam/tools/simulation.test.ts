import { expect, test } from 'vitest'
import { callOf, holderOf, rowsOf, type Simulation, withKeys } from './simulation.ts'

const simulation: Simulation = {
  mode: 'principal',
  principal: 'arn:aws:iam::123456789012:user/dana',
  excluded: [],
  policy: '{}',
  actions: ['s3:GetObject'],
  resources: '',
  context: [],
}

test('a principal is simulated with what it has', () => {
  expect(callOf(simulation)).toEqual({
    operation: 'SimulatePrincipalPolicy',
    input: { PolicySourceArn: simulation.principal, ActionNames: ['s3:GetObject'] },
  })
})

test('what is left out of a principal is named; a policy that is passed has nothing to leave out', () => {
  const excluded = [{ PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }]
  expect(callOf({ ...simulation, excluded }).input).toMatchObject({ PolicyExclusionList: excluded })
  expect(callOf({ ...simulation, excluded, mode: 'policy' }).input).not.toHaveProperty('PolicyExclusionList')
})

test.each([
  ['arn:aws:iam::123456789012:user/dana', { kind: 'User', name: 'dana' }],
  ['arn:aws:iam::123456789012:group/kitchen/night/Cooks', { kind: 'Group', name: 'Cooks' }],
  ['arn:aws:iam::123456789012:role/service-role/user', { kind: 'Role', name: 'user' }],
])('%s has its policies', (arn, holder) => {
  expect(holderOf(arn)).toEqual(holder)
})

test('resources and context keys go along, empty ones do not', () => {
  const context = [
    { key: 'aws:MultiFactorAuthPresent', type: 'boolean', values: 'true' },
    { key: '', type: 'string', values: 'x' },
  ]
  expect(callOf({ ...simulation, mode: 'policy', resources: 'arn:a,\narn:b', context })).toEqual({
    operation: 'SimulateCustomPolicy',
    input: {
      PolicyInputList: ['{}'],
      ActionNames: ['s3:GetObject'],
      ResourceArns: ['arn:a', 'arn:b'],
      ContextEntries: [
        { ContextKeyName: 'aws:MultiFactorAuthPresent', ContextKeyType: 'boolean', ContextKeyValues: ['true'] },
      ],
    },
  })
})

test('each resource has a row of its own', () => {
  const rows = rowsOf([
    {
      EvalActionName: 's3:GetObject',
      EvalDecision: 'implicitDeny',
      ResourceSpecificResults: [
        { EvalResourceName: 'arn:a', EvalResourceDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'p' }] },
        { EvalResourceName: 'arn:b', EvalResourceDecision: 'implicitDeny' },
      ],
    },
    { EvalActionName: 's3:PutObject', EvalResourceName: '*', EvalDecision: 'explicitDeny' },
  ])
  expect(rows.map(({ id, decision }) => `${id} ${decision}`)).toEqual([
    's3:GetObject arn:a allowed',
    's3:GetObject arn:b implicitDeny',
    's3:PutObject * explicitDeny',
  ])
})

test('the keys that policies ask for have a row each; what was filled in stays', () => {
  const types: Record<string, string> = { 'aws:MultiFactorAuthPresent': 'Bool', 'aws:TagKeys': 'ArrayOfString' }
  const before = [
    { key: 'AWS:sourceip', type: 'ip', values: '192.0.2.7' },
    { key: 'aws:username', type: 'string', values: '' },
  ]
  const asked = ['aws:SourceIp', 'aws:MultiFactorAuthPresent', 'aws:TagKeys']
  expect(withKeys(before, asked, (key) => types[key])).toEqual([
    { key: 'AWS:sourceip', type: 'ip', values: '192.0.2.7' },
    { key: 'aws:MultiFactorAuthPresent', type: 'boolean', values: '' },
    { key: 'aws:TagKeys', type: 'stringList', values: '' },
  ])
})
