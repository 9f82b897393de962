import { expect, test } from 'vitest'
import { mailText, tokenIn } from './workshop-time.ts'

const mail = {
  date: '2026-11-22T10:00:00.000Z',
  from: 'AWS <a@b.c>',
  to: 'mara@kapelabs.example',
  subject: 'Hello',
  text: 'Text.',
}
const asking = { service: 'sns', operation: 'ConfirmSubscription', input: { TopicArn: 'arn', Token: 'abc' } }

test('mails are told in order, and the newest token alone', () => {
  expect(mailText([mail, { ...mail, subject: 'Before' }])).toBe(
    'Date: 2026-11-22T10:00:00.000Z\nFrom: AWS <a@b.c>\nTo: mara@kapelabs.example\nSubject: Hello\n\nText.\n\n' +
      'Date: 2026-11-22T10:00:00.000Z\nFrom: AWS <a@b.c>\nTo: mara@kapelabs.example\nSubject: Before\n\nText.\n',
  )
  expect([
    tokenIn([mail]),
    tokenIn([mail, { ...mail, action: asking } as Parameters<typeof tokenIn>[0][number]]),
  ]).toEqual([undefined, 'abc'])
})
