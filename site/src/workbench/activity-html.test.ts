import { expect, test } from 'vitest'
import { glyphHtml } from '../components/glyphs.ts'
import { activityNote, requestHtml } from './activity-html.ts'

const base = {
  id: '1',
  at: '2026-11-22T14:05:09.000Z',
  principal: 'arn:aws:iam::482719305561:user/mara',
  service: 'iam',
  action: 'iam:CreateUser',
  resource: 'arn:aws:iam::482719305561:user/tom',
} as const

test.each([
  ['allowed', { ...base, outcome: 'allowed' }, 'through', 'through', 'allowed', ''],
  [
    'nothing allows it',
    { ...base, outcome: 'denied', because: 'no identity-based policy allows it', errorCode: 'AccessDenied' },
    'unopened',
    'stop',
    'denied',
    '<span class="because">no identity-based policy allows it. AccessDenied</span>',
  ],
  [
    'a statement forbids it',
    { ...base, outcome: 'denied', because: 'an explicit deny in a policy' },
    'stop',
    'stop',
    'denied',
    '<span class="because">an explicit deny in a policy</span>',
  ],
  [
    'refused for another reason',
    { ...base, outcome: 'failed', errorCode: 'EntityAlreadyExists' },
    'idle',
    'idle',
    'failed',
    '<span class="because">EntityAlreadyExists</span>',
  ],
] as const)('%s', (_, one, glyph, tone, word, because) => {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(one.at),
  )
  expect(requestHtml(one)).toBe(
    `<li><time datetime="2026-11-22T14:05:09.000Z">${time}</time><span><span class="action">iam:CreateUser</span><br><span class="who">user/mara on user/tom</span></span><span class="outcome is-${tone}">${glyphHtml(glyph)}${word}</span>${because}</li>`,
  )
})

test('root and strangers, and a bucket', () => {
  const html = requestHtml({
    ...base,
    principal: 'anonymous',
    resource: 'arn:aws:s3:::kape-labs-menu',
    outcome: 'allowed',
  })
  expect(html).toContain('<span class="who">anonymous on kape-labs-menu</span>')
})

test('where nothing decides, what was answered is not called allowed', () => {
  const html = requestHtml({ ...base, outcome: 'allowed' }, false)
  expect(html).toContain(`<span class="outcome is-idle">${glyphHtml('idle')}answered</span>`)
  expect(requestHtml({ ...base, outcome: 'failed' }, false)).toContain('failed</span>')
})

test('where nothing decides, what AWS would refuse is told so, and that it was answered', () => {
  const html = requestHtml(
    { ...base, outcome: 'denied', computed: true, because: 'nothing allows it', errorCode: 'AccessDenied' },
    false,
  )
  expect(html).toContain(`<span class="outcome is-stop">${glyphHtml('unopened')}AWS would refuse</span>`)
  expect(html).toContain(
    '<span class="because">LocalStack answered all the same. On AWS: nothing allows it. AccessDenied</span>',
  )
  const stranger = requestHtml({ ...base, outcome: 'failed', computed: true, errorCode: 'InvalidClientTokenId' }, false)
  expect(stranger).toContain(`<span class="outcome is-stop">${glyphHtml('idle')}AWS would refuse</span>`)
})

test('the pane says which requests it is told of', () => {
  expect(activityNote('all')).toEqual({})
  expect(activityNote('terminal').intro).toMatch(/terminal.+LocalStack keeps no record of requests and refuses none/)
  expect(activityNote('none')).toEqual({
    intro: expect.stringContaining('AWS keeps the record'),
    empty: expect.stringContaining('CloudTrail'),
  })
})
