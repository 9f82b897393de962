import { expect, test } from 'vitest'
import { changesHtml, layDialogHtml } from './lay-html.ts'

test('what would change is said in words, and escaped', () => {
  expect(
    changesHtml({
      lay: 'reset',
      changes: [
        { change: 'removed', kind: 'user', name: '<b>' },
        { change: 'added', kind: 'access key', name: 'AKIA1', of: 'intern-2019', account: '210987654321' },
      ],
      more: 3,
      steps: [{ module: 'm', step: 's', from: 'passed', to: 'idle' }],
    }),
  ).toBe(
    '<p><b>This changes:</b></p><ul class="changes" tabindex="0">' +
      '<li><span class="what-of">gone</span><span>user <code class="bare">&#60;b&#62;</code></span></li>' +
      '<li><span class="what-of">new</span><span>access key <code class="bare">AKIA1</code> <span class="quiet">of intern-2019, 210987654321</span></span></li>' +
      '<li class="quiet">and 3 more</li></ul><p>1 step would have another state.</p>',
  )
})

test('nothing is said to be nothing', () => {
  expect(changesHtml({ lay: 'undo', changes: [], more: 0, steps: [] })).toBe(
    '<p>Nothing would change in the account.</p>',
  )
})

test('the dialog cannot be agreed to before the changes are known', () => {
  expect(layDialogHtml('d', 'reset')).toMatch(/data-do="lay" disabled>Put it back/)
})
