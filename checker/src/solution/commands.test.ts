import { expect, test } from 'vitest'
import { commandsOf } from './commands.ts'

test.each([
  [
    'a comment is the sentence of what follows',
    '# Make her.\naws a\n\n# Look.\naws b\n',
    [
      ['Make her.', 'aws a'],
      ['Look.', 'aws b'],
    ],
  ],
  [
    'two lines of comment are one sentence',
    '# Make her,\n# with a path.\naws a',
    [['Make her, with a path.', 'aws a']],
  ],
  [
    'a command without a comment stands alone',
    'aws a\n\naws b',
    [
      ['', 'aws a'],
      ['', 'aws b'],
    ],
  ],
  ['lines that belong together stay together', '# Both.\naws a\naws b', [['Both.', 'aws a\naws b']]],
  ['a backslash goes on', '# Make.\naws a \\\n  --x 1\n', [['Make.', 'aws a \\\n  --x 1']]],
  [
    'quotes go on, and a # in them is none',
    "# Put.\naws a --policy '{\n# not\n\n}'\n# Look.\naws b",
    [
      ['Put.', "aws a --policy '{\n# not\n\n}'"],
      ['Look.', 'aws b'],
    ],
  ],
  [
    'a here-document goes on',
    '# Write.\ncat > f <<EOF\n#!/bin/sh\n\necho "\nEOF\n# Look.\naws b',
    [
      ['Write.', 'cat > f <<EOF\n#!/bin/sh\n\necho "\nEOF'],
      ['Look.', 'aws b'],
    ],
  ],
  [
    'an apostrophe in a comment behind a command opens nothing',
    "aws a # it's here\n# Look.\naws b",
    [
      ['', "aws a # it's here"],
      ['Look.', 'aws b'],
    ],
  ],
  ['nothing is nothing', '\n\n', []],
])('%s', (_, part, commands) => {
  expect(commandsOf(part).map(({ says, command }) => [says, command])).toEqual(commands)
})

test('an author\u2019s own sentences take the place of the comments', () => {
  expect(commandsOf('# One.\naws a\n# Two.\naws b', ['First.'])).toEqual([
    { says: 'First.', command: 'aws a' },
    { says: 'Two.', command: 'aws b' },
  ])
})

test.each([
  [
    'one machine alone',
    'workshop as attacker -- aws s3 ls --profile deploy || true',
    'attacker',
    'aws s3 ls --profile deploy',
  ],
  ['two lines of it', 'workshop as laptop -- aws a\nworkshop as laptop -- aws b', 'laptop', 'aws a\naws b'],
])('what is about %s is typed there', (_, command, machine, typed) => {
  expect(commandsOf(command)).toEqual([{ says: '', command, there: { machine, command: typed } }])
})

test.each([
  ['the cloud shell', 'aws s3 ls'],
  ['the cloud shell, which fills something in', 'workshop as laptop -- aws s3 ls "s3://$bucket"'],
  ['two machines', 'workshop as laptop -- aws a\nworkshop as attacker -- aws b'],
  ['somebody who consents', 'workshop as laptop -- aws login'],
])('what is about %s is typed on the cloud shell', (_, command) => {
  expect(commandsOf(command)).toEqual([{ says: '', command }])
})
