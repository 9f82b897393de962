import { expect, test } from 'vitest'
import { byHand, choose, isChosen } from './chosen-actions.ts'

const known = ['GetItem', 'PutItem', 'Query']

test.each([
  [['d:GetItem'], 'GetItem', true],
  [['D:getitem'], 'GetItem', true],
  [['d:*'], 'GetItem', true],
  [['d:Get*'], 'GetItem', false],
  [['s3:GetItem'], 'GetItem', false],
] as const)('%j: %s is ticked: %s', (actions, name, ticked) => {
  expect(isChosen(actions, 'd', name)).toBe(ticked)
})

test.each([
  ['one more', ['d:GetItem'], ['Query'], true, ['d:GetItem', 'd:Query']],
  ['twice is once', ['d:getitem'], ['GetItem', 'Query'], true, ['d:getitem', 'd:Query']],
  ['taken away', ['d:GetItem', 'd:Q*'], ['GetItem'], false, ['d:Q*']],
  ['one of all', ['d:*'], ['Query'], false, ['d:GetItem', 'd:PutItem']],
  ['more than all is all', ['d:*'], ['Query'], true, ['d:*']],
] as const)('%s', (_, actions, names, on, left) => {
  expect(choose(actions, 'd', known, names, on)).toEqual(left)
})

test('patterns and unknown names were written by hand', () => {
  expect(byHand(['d:*', 'd:GetItem', 'd:Get*', 'd:Nothing'], 'd', known)).toEqual(['d:Get*', 'd:Nothing'])
})
