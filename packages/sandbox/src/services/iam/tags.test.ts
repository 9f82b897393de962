import { describe, expect, test } from 'vitest'
import type { Tag } from './entities.ts'
import { identityTagContext, mergeTags, removeTags, requestTagContext, resourceTagContext } from './tags.ts'

const tag = (Key: string, Value = ''): Tag => ({ Key, Value })

test('condition keys: users and roles have the older key too', () => {
  const tags = [tag('team', 'red'), tag('__proto__', 'x')]
  expect(resourceTagContext(tags)).toEqual({ 'aws:ResourceTag/team': 'red', 'aws:ResourceTag/__proto__': 'x' })
  expect(identityTagContext([tag('team', 'red')])).toEqual({
    'aws:ResourceTag/team': 'red',
    'iam:ResourceTag/team': 'red',
  })
  expect(requestTagContext([tag('team', 'red'), tag('cost')])).toEqual({
    'aws:TagKeys': ['team', 'cost'],
    'aws:RequestTag/team': 'red',
    'aws:RequestTag/cost': '',
  })
  expect([resourceTagContext(undefined), requestTagContext([])]).toEqual([{}, {}])
})

describe('merging', () => {
  test.each([
    ['adds behind', [tag('a', '1')], [tag('b', '2')], [tag('a', '1'), tag('b', '2')]],
    [
      'replaces in place, the key’s case too',
      [tag('a', '1'), tag('b', '2')],
      [tag('A', '3')],
      [tag('A', '3'), tag('b', '2')],
    ],
    ['of nothing', [tag('a', '1')], undefined, [tag('a', '1')]],
  ])('%s', (_, present, added, merged) => {
    expect(mergeTags(present, added)).toEqual(merged)
  })

  test.each([
    [[tag('a'), tag('A')], 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'],
    [[tag('aws:x')], 'Tag keys beginning with aws: are reserved for system use.'],
    [[tag('AWS:x')], 'Tag keys beginning with aws: are reserved for system use.'],
  ])('refuses %j', (added, message) => {
    expect(() => mergeTags([], added)).toThrow(message)
  })

  test('keys that differ by case are two, where they may', () => {
    expect(mergeTags([tag('a')], [tag('A')], 'case-sensitive')).toEqual([tag('a'), tag('A')])
  })

  test('stops at fifty', () => {
    const fifty = Array.from({ length: 50 }, (_, number) => tag(`key-${number}`))
    expect(mergeTags(fifty, [tag('KEY-0', 'new')])).toHaveLength(50)
    expect(() => mergeTags(fifty, [tag('one-more')])).toThrow('The number of tags has reached the maximum limit.')
  })
})

test('removing leaves the rest, and minds the case where keys do', () => {
  expect(removeTags([tag('a'), tag('b')], ['A', 'absent'])).toEqual([tag('b')])
  expect(removeTags([tag('a'), tag('A')], ['A'], 'case-sensitive')).toEqual([tag('a')])
})
