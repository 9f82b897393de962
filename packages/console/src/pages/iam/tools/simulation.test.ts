import { expect, test } from 'vitest'
import { callOf, rowsOf, type Simulation } from './simulation.ts'

const simulation: Simulation = {
  mode: 'principal',
  principal: 'arn:aws:iam::123456789012:user/dana',
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
