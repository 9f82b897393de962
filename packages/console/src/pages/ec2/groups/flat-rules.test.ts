import { expect, test } from 'vitest'
import { flatRules } from './flat-rules.ts'

test('a row for each address, and ports by the names they are known by', () => {
  const rows = flatRules([
    {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'everyone' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
    },
    { IpProtocol: 'udp', FromPort: 5000, ToPort: 5010, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1' }] },
  ])
  expect(rows.map(({ id: _, ...row }) => Object.values(row))).toEqual([
    ['SSH', 'TCP', '22', '0.0.0.0/0', 'everyone'],
    ['SSH', 'TCP', '22', '::/0', ''],
    ['Custom UDP', 'UDP', '5000 - 5010', '10.0.0.0/8', ''],
    ['All traffic', 'All', 'All', 'sg-1', ''],
  ])
})
