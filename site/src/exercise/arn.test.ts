import { describe, expect, test } from 'vitest'
import { differingParts, explainArn, parseArn } from './arn.ts'

const own = '482719305561'
const read = (text: string) => {
  const parsed = parseArn(text)
  if ('fault' in parsed) throw new Error(parsed.fault)
  return explainArn(parsed.arn, own)
}

describe('parseArn', () => {
  test.each([
    ['', 'Nothing is written yet.'],
    ['user/mara', 'An ARN begins with arn:'],
    ['arn:aws:iam', 'An ARN has six parts with a colon between; here are 3. An empty part keeps its colon.'],
    ['arn:aws:iam::1 2:user/mara', 'There is a space in it. An ARN has none.'],
  ])('%j is none', (text, fault) => {
    expect(parseArn(text)).toEqual({ fault })
  })

  test('a resource may have colons of its own', () => {
    expect(parseArn(' arn:aws:logs:eu-central-1:482719305561:log-group:a:* ')).toEqual({
      arn: {
        partition: 'aws',
        service: 'logs',
        region: 'eu-central-1',
        account: own,
        resource: 'log-group:a:*',
      },
    })
  })
})

describe('explainArn', () => {
  test.each([
    [
      'arn:aws:iam::482719305561:user/mara',
      ['Empty: IAM is the same in every Region.', 'Your account.', 'The kind of thing, user, and its name: mara.'],
    ],
    [
      'arn:aws:iam::111122223333:role/service-role/backup',
      [
        'Empty: IAM is the same in every Region.',
        'The account it belongs to.',
        'The kind of thing, role; a path that sorts it, /service-role/; and its name, backup.',
      ],
    ],
    [
      'arn:aws:s3:::kape-invoices',
      [
        'Empty: the name of a bucket is enough to find it, wherever it lies.',
        'Empty: the name of a bucket is unique in the whole partition, so S3 leaves the account out.',
        'The bucket kape-invoices itself: to list it, to delete it.',
      ],
    ],
    [
      'arn:aws:dynamodb:eu-central-1:482719305561:table/menu/index/by-day',
      [
        'The Region it lies in: Frankfurt.',
        'Your account.',
        'The kind of thing, table, and its name: menu/index/by-day.',
      ],
    ],
  ])('%s', (text, [region, account, resource]) => {
    expect(read(text)).toMatchObject({ region, account, resource })
  })

  test.each([
    [
      'arn:aws:s3:::b/*',
      'Every object in the bucket b, and not the bucket itself. A star stands for any number of signs, and also for the slashes between them.',
    ],
    ['arn:aws:s3:::b/2026/10.pdf', 'In the bucket b, the object 2026/10.pdf.'],
    ['arn:aws:iam::482719305561:root', 'The account itself. As a principal it means: whoever the account lets.'],
    [
      'arn:aws:sts::482719305561:assumed-role/deploy/build-7',
      'A session of the role deploy, called build-7. It ends by itself.',
    ],
    ['arn:aws:sns:us-east-1:482719305561:alerts', 'The thing itself, by its name: alerts.'],
    ['arn:aws:iam::482719305561:*', 'Any resource.'],
  ])('the resource of %s', (text, resource) => {
    expect(read(text).resource).toBe(resource)
  })

  test('managed policies of AWS, another partition, a number that is none', () => {
    expect(read('arn:aws:iam::aws:policy/ReadOnlyAccess').account).toContain('belongs to AWS')
    expect(read('arn:aws-cn:s3:::b').partition).toContain('China')
    expect(read('arn:aws:iam::12:user/x').account).toBe('An account has a number of twelve digits.')
  })
})

test('differingParts names them in their order', () => {
  const parts = { partition: 'aws', service: 'iam', region: '', account: own, resource: 'user/mara' }
  expect(differingParts(parts, { ...parts, account: '', region: 'us-east-1' })).toEqual(['region', 'account'])
})
