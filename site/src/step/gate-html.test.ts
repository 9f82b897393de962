import { expect, test } from 'vitest'
import { gateOf, type Place } from './gate.ts'
import { gateHtml } from './gate-html.ts'

const place: Place = { number: 1, order: ['a', 'b'], time: () => '14:05' }

test('a failed gate, whole, with nothing of it taken for markup', () => {
  const gate = gateOf(
    {
      module: 'm',
      step: 'a',
      status: 'failed',
      attempts: 2,
      checkedAt: '2026-11-22T14:05:00Z',
      seen: 'The user <script>alert(1)</script> has `no & policy`.',
      expected: 'arn:aws:iam::1:user/mara exists.',
      next: 'Call iam:CreateUser.',
      hint: 'Who "asks"?',
    },
    place,
  )
  expect(gateHtml(gate)).toBe(
    '<p class="verdict"><span class="word is-stop"><svg class="glyph glyph-stop" viewBox="0 0 24 24" aria-hidden="true"><path d="M1 12h15" stroke-width="2.25"/><path d="M18 3v18" stroke-width="5"/></svg><span>Not yet</span></span> <span class="beside num">checked 14:05, try 2</span></p>' +
      '<dl class="facts"><dt>Seen</dt><dd>The user &#60;script&#62;alert(1)&#60;/script&#62; has <code>no &#38; policy</code>.</dd>' +
      '<dt>Expected</dt><dd><code>arn:aws:iam::1:user/mara</code> exists.</dd>' +
      '<dt class="next">Next</dt><dd class="next"><span>Call <code>iam:CreateUser</code>.</span></dd></dl>' +
      '<div class="hint"><span>Hint</span><p>Who &#34;asks&#34;?</p></div>' +
      '<div class="acts"><button type="button" class="btn small" data-act="check">Check again</button></div>',
  )
})

test('a passed gate leads on with a link, so that it works without scripts', () => {
  const gate = gateOf(
    { module: 'm', step: 'a', status: 'passed', attempts: 1, passedAt: '2026-11-22T14:05:00Z' },
    place,
  )
  expect(gateHtml(gate)).toBe(
    '<p class="verdict"><span class="word is-through"><svg class="glyph glyph-through" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.5 3v18" stroke-width="4"/><path d="M8 12h15" stroke-width="3"/></svg><span>Passed</span></span> <span class="beside num">14:05, first try</span></p>' +
      '<div class="acts"><button type="button" class="btn small" data-act="check">Check again</button><a class="btn small first" href="#b" data-act="go">Go to step 2</a></div>',
  )
})
