/**
 * The whole of JMESPath (https://jmespath.org/specification.html), by the subjects of its official cases. All expressions of
 * a subject are one `--query`, so that the real CLI, which takes a second to start, judges them in one run.
 */
import type { Case } from './lines.ts'

const DATA = {
  people: [
    { name: 'ann', age: 31, tags: ['a', 'b'], state: { first: true } },
    { name: 'ben', age: 22, tags: [], state: { first: false } },
    { name: 'cy', age: 31, tags: ['c'], other: null },
  ],
  numbers: [3, -1, 2.5, 0],
  nested: [[1, [2]], [[3], 4], []],
  words: { 'with blank': 1, 'dotted.name': 2, ünï: 3, '"': 4 },
  objects: { x: { n: 1 }, y: { n: 2 }, z: 5 },
  empty: [],
  text: 'a string',
  zero: 0,
  no: false,
  nothing: null,
}

const SUBJECTS: Record<string, string[]> = {
  basic: ['text', 'people[0].name', 'missing', 'missing.more', 'text.more', 'nothing.more', '@.zero', 'people'],
  identifiers: ['words."with blank"', 'words."dotted.name"', 'words."ünï"', 'words."\\""', 'words."\\u00fcn\\u00ef"'],
  indices: ['people[1].name', 'people[-1].name', 'people[9]', 'people[-9]', 'text[0]', 'nested[0][1][0]', 'numbers[0]'],
  slices: [
    ...[
      'numbers[0:2]',
      'numbers[:2]',
      'numbers[2:]',
      'numbers[::2]',
      'numbers[::-1]',
      'numbers[-2:]',
      'numbers[3:0:-2]',
    ],
    ...['numbers[9:]', 'numbers[:-9]', 'people[:2].name', 'text[0:2]', 'numbers[:]'],
  ],
  projections: [
    ...[
      'people[*].name',
      'people[*].tags[0]',
      'people[*].other',
      'people[*].missing',
      'objects.*.n',
      'objects.*',
      '*.x',
    ],
    ...[
      'people[*].tags[*]',
      'people[].tags[]',
      'nested[]',
      'nested[][]',
      'nested[*][0]',
      'empty[*]',
      'text[*]',
      'text[]',
    ],
    ...[
      'people[*].state.first',
      '(people[*].tags)[0]',
      'people[*].tags | [0]',
      'people[*].[name, age]',
      'objects.*.n | [0]',
    ],
  ],
  filters: [
    ...[
      "people[?name == 'ann'].age",
      'people[?age > `22`].name',
      'people[?age >= `31`] | [1].name',
      'people[?age != `31`].name',
    ],
    ...[
      'people[?age < `31` || name == `"cy"`].name',
      'people[?age == `31` && tags[1]].name',
      'people[?!state.first].name',
    ],
    ...[
      'people[?tags].name',
      'people[?!tags].name',
      'people[?other == `null`].name',
      "people[?contains(tags, 'c')].name",
    ],
    ...[
      "people[?name > 'a'].name",
      'numbers[?@ > `0`]',
      'people[?tags == `["c"]`].name',
      'people[?(age == `22` || age == `31`) && name].name',
    ],
  ],
  booleans: [
    ...[
      'zero && text',
      'no && text',
      'no || text',
      'empty || text',
      'nothing || missing || zero',
      '!no',
      '!zero',
      '!empty',
    ],
    ...[
      'text == text',
      'zero == no',
      'people == people',
      'zero < `1`',

      "text < 'b'",
      '!missing && !!text',
    ],
  ],
  literals: [
    ...[
      '`1`',
      '`"x"`',
      '`[1, {"a": null}]`',
      "'raw ` \" string'",
      '`"\\u00fc"`',
      '`true`',
      '`-1.5`',
      "'it\\'s'",
      '`" "`',
      '`{}`',
    ],
  ],
  multiselect: [
    ...[
      '[text, zero]',
      '{a: text, "b c": missing}',
      'people[*].{n: name, t: tags[0]}',
      '[text, [zero, no]]',
      '{a: {b: {c: text}}}',
    ],
    ...[
      'missing.[text]',
      'missing.{a: text}',
      'people[0].[name, state.first]',
      'people[?age == `22`].{who: name} | [0].who',
    ],
  ],
  numbers: [
    'abs(numbers[1])',
    'avg(numbers)',
    'ceil(numbers[2])',
    'floor(numbers[2])',
    'sum(numbers)',
    'avg(empty)',
    'sum(empty)',
    'max(numbers)',
    'min(numbers)',
    'max(empty)',
  ],
  collections: [
    ...[
      'length(people)',
      'length(text)',
      'length(objects)',
      'length(`"ü€😀"`)',
      'keys(objects)',
      'values(objects.x)',
      'reverse(numbers)',
    ],
    ...[
      'reverse(text)',
      'sort(numbers)',
      'sort(people[*].name)',
      'sort(empty)',
      'not_null(nothing, missing, zero)',
      'not_null(nothing)',
    ],
    ...[
      "contains(text, 'str')",
      'contains(numbers, `2.5`)',
      'contains(empty, zero)',
      "join('-', people[*].name)",
      "join('', empty)",
    ],
    ...[
      "starts_with(text, 'a ')",
      "ends_with(text, 'g')",
      'merge(objects.x, objects.y, `{"m": []}`)',
      'map(&age, people)',
      'map(&missing, people)',
    ],
  ],
  'functions by key': [
    ...[
      'sort_by(people, &age)[*].name',
      'sort_by(people, &name)[-1].name',
      'max_by(people, &age).name',
      'min_by(people, &age).name',
    ],
    ...[
      'max_by(empty, &x)',
      'min_by(empty, &x)',
      'sort_by(empty, &x)',
      'map(&[name, length(tags)], people)',
      'sort_by(people, &length(tags))[].name',
    ],
  ],
  types: [
    ...[
      'type(text)',
      'type(zero)',
      'type(no)',
      'type(nothing)',
      'type(empty)',
      'type(objects)',
      'to_array(zero)',
      'to_array(empty)',
    ],
    ...["to_number('1.5')", "to_number('x')", 'to_number(no)', 'to_number(zero)', 'to_string(zero)', 'to_string(text)'],
    ...['to_string(objects.x)', 'to_string(numbers)', 'to_string(nothing)', "to_number('-7')", 'to_string(no)'],
  ],
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'"'"'`)}'`

const together = (expressions: readonly string[]): string => {
  const data = JSON.stringify(DATA).replaceAll('`', '\\`')
  return `\`${data}\` | {${expressions.map((one, i) => `e${i}: ${one}`).join(', ')}}`
}

/** One each: what cannot be read, and what does not fit the data. */
const MISTAKES = [
  ...[
    'a.',
    '.a',
    'a[',
    'a[b',
    'a]',
    'a b',
    '(a',
    'a)',
    '{a b}',
    '{a: b',
    'a[1:2:3:4]',
    'a[x:]',
    '!',
    'a ||',
    'a && | b',
    '*.',
    'a.1',
  ],
  ...[
    '"a"(b)',
    'length()',
    'length(`1`, `2`)',
    'not_null()',
    'nope(@)',
    'sum(`["a"]`)',
    'sort(`[1, "a"]`)',
    'join(`1`, `[]`)',
  ],
  ...[
    "contains('a', `1`)",
    "'a' < `1`",
    '`1.5` >= `"a"`',
    'max_by(`[{"a": null}]`, &a)',
    'sort_by(`[{"a": []}]`, &a)',
    'sort_by(`[{"a": 1}, {"a": "b"}]`, &a)',
  ],
  ...[
    'a = b',
    'a - b',
    '#',
    '`[1`',
    '`"x',
    '"\\x"',
    "'a",
    'a[?b',
    'a[?b == c',
    '@(a)',
    'a.*.b(c)',
    'a[0](b)',
    '&a',

    '1',
    'a.{b}',
  ],
]

export const queryCases: Case[] = [...Object.values(SUBJECTS).map(together), ...MISTAKES].map((expression) => ({
  line: `iam list-users --query ${quoted(expression)}`,
}))
