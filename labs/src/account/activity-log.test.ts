import { expect, test } from 'vitest'
import type { ActivityEntry } from './activity.ts'
import { activityLog } from './activity-log.ts'

const entry = (about: Partial<ActivityEntry> & Pick<ActivityEntry, 'id' | 'action'>): ActivityEntry => ({
  ...{ basis: 'observed', at: new Date(Number(about.id) * 1000), principal: 'arn:aws:iam::1:user/dana' },
  ...{ principalKind: 'user', mfa: false, service: 'ec2', outcome: 'allowed' },
  ...about,
})
const log = activityLog([
  entry({ id: '5', action: 'signin:ConsoleLogin', outcome: 'failed' }),
  entry({
    id: '4',
    action: 's3:GetObject',
    principal: 'arn:aws:sts::123456789012:assumed-role/shop/till',
    resource: 'arn:aws:s3:::menu/a',
  }),
  entry({ id: '3', action: 'ec2:RunInstances', outcome: 'denied', accessKeyId: 'AKIA1' }),
  entry({ id: '2', action: 'ec2:DescribeInstances', accessKeyId: 'AKIA1' }),
  entry({ id: '1', action: 'signin:CheckMfa' }),
])
const ids = (some: { entries: readonly { id: string }[] }) => some.entries.map(({ id }) => id).join('')

test.each([
  ['of a user', log.by('arn:aws:iam::1:user/dana'), '5321'],
  ['of a role, its sessions', log.by('arn:aws:iam::123456789012:role/till/shop'), '4'],
  ['of one session', log.by('arn:aws:sts::123456789012:assumed-role/shop/till'), '4'],
  ['of a role whose name only begins so', log.by('arn:aws:iam::123456789012:role/sho'), ''],
  ['of a key', log.withKey('AKIA1'), '32'],
  ['since a moment, that moment too', log.since(new Date(3000)), '543'],
  ['after one', log.after(log.entries[2] as ActivityEntry), '54'],
  ['of sign-ins', log.signIns(), '51'],
  ['by a test, and then another', log.where(({ service }) => service === 'ec2').withKey('AKIA1'), '32'],
])('entries %s', (_, some, expected) => {
  expect(ids(some)).toBe(expected)
})

test('what was wanted is found, or named as missing', () => {
  expect(log.sees({ allowed: 'ec2:Describe*' }, { denied: 'ec2:RunInstances' })).toMatchObject({
    all: true,
    missing: [],
    entries: [{ id: '2' }, { id: '3' }],
  })
  expect(
    log.sees({ allowed: 'ec2:RunInstances' }, { allowed: 's3:GetObject', resource: 'arn:aws:s3:::menu/*' }),
  ).toMatchObject({
    all: false,
    missing: [{ allowed: 'ec2:RunInstances' }],
    entries: [{ id: '4' }],
  })
  expect(log.sees({ allowed: 's3:GetObject', resource: 'arn:aws:s3:::other/*' }).all).toBe(false)
})
