import { encodeResponse, type HttpRequest, loadService, textOf } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { readAll } from './read-all.ts'
import { keepSession } from './session.ts'

const model = await loadService('iam')
const operation = model.operations.ListGroups!
const group = (GroupName: string) => ({
  ...{ GroupName, Path: '/', GroupId: 'AGPAAAAAAAAAAAAAAAAAA', Arn: `arn:aws:iam::123456789012:group/${GroupName}` },
  CreateDate: new Date(0),
})

test('a list in pages comes whole, without its markers', async () => {
  keepSession({
    ...{ accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't', expiration: Date.now() + 60_000 },
    ...{ accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
  })
  const markers: (string | undefined)[] = []
  const carry = async (request: HttpRequest) => {
    const marker = new URLSearchParams(textOf(request.body as Uint8Array)).get('Marker') ?? undefined
    markers.push(marker)
    const page =
      marker === undefined
        ? { Groups: [group('a'), group('b')], IsTruncated: true, Marker: 'more' }
        : { Groups: [group('c')], IsTruncated: false }
    return encodeResponse(model, operation, page, { requestId: 'r' })
  }
  const { Groups, ...rest } = await readAll('iam', 'ListGroups', {}, { carry })
  expect((Groups as { GroupName: string }[]).map(({ GroupName }) => GroupName)).toEqual(['a', 'b', 'c'])
  expect(markers).toEqual([undefined, 'more'])
  expect(rest).toEqual({})
})
