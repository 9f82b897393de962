// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { expect, test } from 'vitest'
import { compiled } from '../cases/case.ts'
import { contextKeysOf } from './context-keys.ts'

const statement = {
  Effect: 'Allow',
  Action: '*',
  Resource: ["arn:aws:s3:::b/${aws:username}/${aws:PrincipalTag/team, 'none'}/*", 'arn:aws:s3:::${*}'],
  Condition: { StringEquals: { 'aws:RequestedRegion': '${aws:UserName}', 's3:prefix': '${saml:sub}' } },
}

test('names keys and variables once, as first written', () => {
  expect(contextKeysOf(compiled(statement, 'identity').document)).toEqual([
    'aws:username',
    'aws:PrincipalTag/team',
    'aws:RequestedRegion',
    's3:prefix',
    'saml:sub',
  ])
})

test('a policy of 2008 has no variables', () => {
  expect(contextKeysOf(compiled(statement, 'identity', {}, '2008-10-17').document)).toEqual([
    'aws:RequestedRegion',
    's3:prefix',
  ])
})
