import { expect, test } from 'vitest'
import { reportOrder } from './member-order.ts'

/** Pairs and triples as AWS reported them; the sources are beside {@link reportOrder}. */
test.each([
  [['MinimumPasswordLength', 'PasswordReusePrevention', 'MaxPasswordAge']],
  [['ClientIDList', 'ThumbprintList', 'Url']],
  [['AWSAccountId', 'Label', 'ActionName']],
  [['WriteCapacityUnits', 'ReadCapacityUnits']],
  [['AttributeType', 'AttributeName']],
  [['RoleArn', 'PrincipalArn']],
  [['Execution', 'Domain']],
  [['GroupName', 'Username']],
])('%j is told in this order', (names) => {
  const backwards = [...names].reverse().map((name) => [name, { shape: 'String' }])
  expect(reportOrder({ type: 'structure', members: Object.fromEntries(backwards) })).toEqual(names)
})
