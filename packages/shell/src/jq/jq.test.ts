/** Programs and what jq 1.6 prints for them; read off the real one. */
import { expect, test } from 'vitest'
import { runScript } from '../session/script.ts'

const run = (script: string, input: string) =>
  runScript(script, {
    env: {},
    transport: () => Promise.reject(new Error('no network')),
    stdin: new TextEncoder().encode(input),
  })

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

test.each<[string, string, string[]]>([
  ['with_entries(.value |= tostring)', '{"a":1,"b":[1,2]}', ['{"a":"1","b":"[1,2]"}']],
  [
    'group_by(.d)[] | [.[0].d, (map(.c) | add)]',
    '[{"d":"b","c":1},{"d":"a","c":2},{"d":"b","c":3}]',
    ['["a",2]', '["b",4]'],
  ],
  [
    'unique_by(.a), (map(.a) | unique), min_by(.b), max_by(.b)',
    '[{"a":2,"b":1},{"a":1,"b":5},{"a":2,"b":3}]',
    ['[{"a":1,"b":5},{"a":2,"b":1}]', '[1,2]', '{"a":2,"b":1}', '{"a":1,"b":5}'],
  ],
  ['{a: (1, 2), b: (3, 4)}', 'null', ['{"a":1,"b":3}', '{"a":1,"b":4}', '{"a":2,"b":3}', '{"a":2,"b":4}']],
  ['[(1, 2) + (10, 20)], ["\\(1, 2) \\(3, 4)"]', 'null', ['[11,12,21,22]', '["1 3","2 3","1 4","2 4"]']],
  ['.[] as {a: $x, b: [$y]} | [$x, $y]', '[{"a":1,"b":[2]}]', ['[1,2]']],
  ['.[] as [$a] ?// $a | [$a]', '[[1],2]', ['[1]', '[2]']],
  ['reduce .[] as $x (0; . + $x), [foreach .[] as $x (0; . + $x; [., $x])]', '[1,2,3]', ['6', '[[1,1],[3,2],[6,3]]']],
  ['label $f | .[] | if . > 2 then ., break $f else . end', '[1,3,2]', ['1', '3']],
  ['try error("x") catch ., (try error({a: 1}) catch .a), [.[]?], .a?', '5', ['"x"', '1', '[]']],
  ['.a.b.c = 1 | .d += 1 | .e |= 5 | .f //= 2 | del(.d)', '{}', ['{"a":{"b":{"c":1}},"e":5,"f":2}']],
  [
    '(.[] | select(. == 2)) |= empty, .[1:] = ["x"], del(.[0, 2]), .[-1:]',
    '[1,2,3]',
    ['[1,3]', '[1,"x"]', '[2]', '[3]'],
  ],
  [
    'paths, [leaf_paths], [tostream]',
    '{"a":[1],"b":{"c":2}}',
    [
      '["a"]',
      '["a",0]',
      '["b"]',
      '["b","c"]',
      '[["a",0],["b","c"]]',
      '[[["a",0],1],[["a",0]],[["b","c"],2],[["b","c"]],[["b"]]]',
    ],
  ],
  [
    'to_entries, from_entries?, (to_entries | map("\\(.key)=\\(.value)") | join("&"))',
    '{"b":1,"a":"x"}',
    ['[{"key":"b","value":1},{"key":"a","value":"x"}]', '"b=1&a=x"'],
  ],
  [
    'from_entries, (map({(.Key): .Value}) | add), INDEX(.Key)',
    '[{"Key":"Name","Value":"web"},{"Key":"Env","Value":"prod"}]',
    [
      '{"Name":"web","Env":"prod"}',
      '{"Name":"web","Env":"prod"}',
      '{"Name":{"Key":"Name","Value":"web"},"Env":{"Key":"Env","Value":"prod"}}',
    ],
  ],
  [
    'walk(if type == "object" then del(.x) else . end), [.. | .x? // empty]',
    '{"x":1,"y":{"x":2}}',
    ['{"y":{}}', '[1,2]'],
  ],
  [
    '[match("t"; "g").offset], sub("t"; "T"), gsub("(?<x>t)"; "<\\(.x)>"), [scan("[a-z]")], [splits("e")]',
    '"test"',
    ['[0,3]', '"Test"', '"<t>es<t>"', '["t","e","s","t"]', '["t","st"]'],
  ],
  [
    'test("B"; "ix"), capture("(?<a>[a-z])(?<n>[0-9])?"), split(", *"; null), ascii_upcase',
    '"abc"',
    ['true', '{"a":"a","n":null}', '["abc"]', '"ABC"'],
  ],
  [
    'split(":") | .[4], last, (.[5:] | join(":"))',
    '"arn:aws:iam::111122223333:user/x:y"',
    ['"111122223333"', '"y"', '"user/x:y"'],
  ],
  [
    'fromdate, (fromdate | todate), (fromdate | strftime("%A, %B %d, %Y")), (strptime("%Y-%m-%dT%H:%M:%SZ") | mktime)',
    '"2026-11-23T06:00:00Z"',
    ['1795413600', '"2026-11-23T06:00:00Z"', '"Monday, November 23, 2026"', '1795413600'],
  ],
  [
    'tojson, (tojson | fromjson), @text, @json',
    '{"b":1.0,"a":[1e17,0.00001,1e1000,12345678901]}',
    [
      '"{\\"b\\":1,\\"a\\":[1e+17,1e-05,1.7976931348623157e+308,12345678901]}"',
      '{"b":1,"a":[1e+17,1e-05,1.7976931348623157e+308,12345678901]}',
      '"{\\"b\\":1,\\"a\\":[1e+17,1e-05,1.7976931348623157e+308,12345678901]}"',
      '"{\\"b\\":1,\\"a\\":[1e+17,1e-05,1.7976931348623157e+308,12345678901]}"',
    ],
  ],
  ['def f(g): g | g; def h($x): $x + .; f(. * .), h(1)', '2', ['16', '3']],
  [
    '[limit(3; range(10))], first(range(5)), [range(0; 10; 3)], [range(2; 0; -1)], isempty(empty)',
    'null',
    ['[0,1,2]', '0', '[0,3,6,9]', '[2,1]', 'true'],
  ],
  [
    'any, all, (map(. > 1) | any), any(. > 2), all(. > 0)?, (index(2)), contains([2]), IN(.[]; 1)',
    '[1,2]',
    ['true', 'true', 'true', 'false', 'true', '1', 'true', 'true'],
  ],
  [
    'getpath(["a", "b", 0]), has("a"), (keys - ["a"]), .a.b.c?, (.x | not), length',
    '{"a":{"b":[7]},"c":1}',
    ['7', 'true', '["c"]', 'true', '2'],
  ],
  [
    'ltrimstr("a"), rtrimstr("c"), startswith("ab"), explode, (explode | implode), .[1:], @base64, (@base64 | @base64d), ascii_downcase, (. * 2), utf8bytelength',
    '"abc"',
    ['"bc"', '"ab"', 'true', '[97,98,99]', '"abc"', '"bc"', '"YWJj"', '"abc"', '"abc"', '"abcabc"', '3'],
  ],
  [
    '$ENV.HOME | type, (env | type), (now | type), $__loc__',
    'null',
    ['"string"', '"object"', '"number"', '{"file":"<top-level>","line":1}'],
  ],
  [
    '[.[] | tonumber? // "none"], (.[0] | tonumber + 1), (map(length)), (.[2] | length)',
    '["12","x","éü"]',
    ['[12,"none","none"]', '13', '[2,1,2]', '2'],
  ],
  [
    'if . > 1 then "big" elif . == 1 then "one" else "small" end, (. as $x | [$x, -$x]), (5 / 2), (7 % 3), (-7 % 3)',
    '1',
    ['"one"', '[1,-1]', '2.5', '1', '-1'],
  ],
  [
    '{"a b": 1} | ."a b", .["a b"], {("k" + "1"): .["a b"], "q": 2, @base64 "x": 3}',
    'null',
    ['1', '1', '{"k1":1,"q":2,"x":3}'],
  ],
  ['combinations, [combinations(2)] | length', '[[1,2],[3]]', ['2', '2', '4']],
  [
    'until(. > 100; . * 2), [while(. < 10; . + 3)], [recurse(if . < 3 then . + 1 else empty end)]',
    '1',
    ['128', '[1,4,7]', '[1,2,3]'],
  ],
])('jq %s', async (program, input, expected) => {
  const { stdout, stderr } = await run(`jq -c ${quoted(program)}`, input)
  expect({ lines: stdout.trimEnd().split('\n'), stderr }).toEqual({ lines: expected, stderr: '' })
})

test.each<[string, string, string]>([
  [
    "jq -r '.[] | [.a, .b, null, true] | @csv, @tsv'",
    '[{"a":"x\\"y","b":1.5}]',
    '"x""y",1.5,,true\nx"y\t1.5\t\ttrue\n',
  ],
  [
    'jq -r \'@sh "echo \\(.)", @uri, @html, ("x" | @base64)\'',
    '"its <a b>&"',
    "echo 'its <a b>&'\nits%20%3Ca%20b%3E%26\nits &lt;a b&gt;&amp;\neA==\n",
  ],
  ['jq -r \'.AccessKey | "export ID=\\(.Id)", .Missing\'', '{"AccessKey":{"Id":"AKIA"}}', 'export ID=AKIA\nnull\n'],
  ['jq -S .', '{"b":[],"a":{"d":1,"c":{}}}', '{\n  "a": {\n    "c": {},\n    "d": 1\n  },\n  "b": []\n}\n'],
  ['jq --tab -c .', '{"a":[1,{"b":2}]}', '{"a":[1,{"b":2}]}\n'],
  ['jq --indent 1 .', '{"a":[1]}', '{\n "a": [\n  1\n ]\n}\n'],
  ["jq -s -c 'map(.a)'", '{"a":1} {"a":2}', '[1,2]\n'],
  ['jq -R .', 'x\ny\n', '"x"\n"y"\n'],
  ['jq -Rs -c \'split("\\n")\'', 'x\ny\n', '["x","y",""]\n'],
  ["jq -n '[inputs]' -c", '1 "a" null', '[1,"a",null]\n'],
  ["jq -j '.[]'", '["a",1]', 'a1'],
  ['jq -a .', '"é"', '"\\u00e9"\n'],
  [
    "jq -nc --arg a 1 --argjson b '{\"x\":[1]}' '[$a, $b, $ARGS.named]'",
    '',
    '["1",{"x":[1]},{"a":"1","b":{"x":[1]}}]\n',
  ],
  ["jq -nc '$ARGS.positional' --args a b", '', '["a","b"]\n'],
  ['jq -e .x; echo $?', '{"x":null}', 'null\n1\n'],
  ['jq', '[1]', '[\n  1\n]\n'],
  ['jq .a.b; echo $?', '{"a":1}', '5\njq: error (at <stdin>:0): Cannot index number with string "b"\n'],
  ["jq '.[] | keys' 2>&1", '{"a":"text"}', 'jq: error (at <stdin>:0): string ("text") has no keys\n'],
  [
    "jq '. + 1' 2>&1; echo $?",
    '"abcdefghijklmnop"',
    'jq: error (at <stdin>:0): string ("abcdefghij...) and number (1) cannot be added\n5\n',
  ],
  [
    "jq '.a |' 2>&1; echo $?",
    '1',
    'jq: error: syntax error, unexpected $end (Unix shell quoting issues?) at <top-level>, line 1:\n.a |   \njq: 1 compile error\n3\n',
  ],
  [
    "jq '.a b' 2>&1",
    '1',
    'jq: error: syntax error, unexpected IDENT, expecting $end (Unix shell quoting issues?) at <top-level>, line 1:\n.a b   \njq: 1 compile error\n',
  ],
  ["jq 'foo(1)' 2>&1", '1', 'jq: error: foo/1 is not defined at <top-level>, line 1:\nfoo(1)\njq: 1 compile error\n'],
  ["jq '$x' 2>&1", '1', 'jq: error: $x is not defined at <top-level>, line 1:\n$x\njq: 1 compile error\n'],
  ['jq -c . 2>&1', '{"a":1} x\n', '{"a":1}\nparse error: Invalid numeric literal at line 2, column 0\n'],
  ['jq . 2>&1', '[1,]\n', 'parse error: Expected another array element at line 1, column 4\n'],
  ['jq . 2>&1', "{'a':1}\n", 'parse error: Invalid numeric literal at line 1, column 5\n'],
  ['jq . 2>&1', '{"a":[1,2\n', 'parse error: Unfinished JSON term at EOF at line 2, column 0\n'],
  [
    'jq --nope . 2>&1; echo $?',
    '',
    'jq: Unknown option --nope\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://stedolan.github.io/jq\n2\n',
  ],
  [
    'jq . nowhere.json 2>&1; echo $?',
    '',
    'jq: error: Could not open file nowhere.json: No such file or directory\n2\n',
  ],
  ["jq -n 'halt_error' 2>&1 | cat; jq -n '\"bye\\n\" | halt_error(3)' 2>&1; echo $?", '', 'bye\n3\n'],
])('%s of %s', async (script, input, expected) => {
  const { stdout, stderr } = await run(script, input)
  expect(stdout + stderr).toBe(expected)
})
